using SeqML.Tasks.Tagging;

namespace SeqML.Tagging;

/// <summary>A row as a saved tagger reads it.</summary>
internal interface ITaggerRow
{
    /// <summary>The model, as text.</summary>
    ReadOnlyMemory<char> Model { get; }

    /// <summary>Tags the row.</summary>
    void Tag(SequenceTagger model, TaggedText result);

    /// <summary>The text of an entity of the row.</summary>
    ReadOnlyMemory<char> TextOf(EntitySpan span, TaggedText result);
}
