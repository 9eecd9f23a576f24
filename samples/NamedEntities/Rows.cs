using SeqML.Tagging;

namespace NamedEntities;

/// <summary>A text to find entities in. The label is what the pipeline was trained with; nothing reads it here.</summary>
internal sealed class Sentence
{
    public string Text { get; set; } = "";

    public string[] Label { get; set; } = [];
}

/// <summary>What the model says of a text: its entities.</summary>
internal sealed class Finding : EntityPrediction;

/// <summary>A text and its entities, in its order.</summary>
internal sealed record TaggedSentence(string Text, IReadOnlyList<TaggedEntity> Entities)
{
    /// <summary>The text in pieces: what stands between entities, and the entities.</summary>
    public IEnumerable<(string Text, TaggedEntity? Entity)> Pieces()
    {
        var position = 0;
        foreach (var entity in Entities)
        {
            if (entity.Start > position)
                yield return (Text[position..entity.Start], null);
            yield return (Text.Substring(entity.Start, entity.Length), entity);
            position = entity.Start + entity.Length;
        }
        if (position < Text.Length)
            yield return (Text[position..], null);
    }
}
