using Microsoft.ML.Data;
using Microsoft.ML.Transforms;
using SeqML.Persistence;
using SeqML.Tasks.Tagging;

namespace SeqML.Tagging;

/// <summary>A row with a text.</summary>
internal sealed class TextRow : ITaggerRow
{
    [ColumnName(Names.Model)]
    public ReadOnlyMemory<char> Model { get; set; }

    [ColumnName(Names.Input)]
    public ReadOnlyMemory<char> Text { get; set; }

    public void Tag(SequenceTagger model, TaggedText result) => model.Tag(Text.Span, result);

    public ReadOnlyMemory<char> TextOf(EntitySpan span, TaggedText result) => Text.Slice(span.Start, span.Length);
}

[CustomMappingFactoryAttribute(Name)]
internal sealed class TextTaggerContract : TaggerContract<TextRow>
{
    public const string Name = "SeqML.SequenceTagging.Text.v1";
}
