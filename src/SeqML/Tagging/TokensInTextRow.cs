using Microsoft.ML.Data;
using Microsoft.ML.Transforms;
using SeqML.Persistence;
using SeqML.Tasks.Tagging;

namespace SeqML.Tagging;

/// <summary>A row with tokens, and the text that they come from.</summary>
internal sealed class TokensInTextRow : ITaggerRow
{
    private VBuffer<ReadOnlyMemory<char>> dense;

    [ColumnName(Names.Model)]
    public ReadOnlyMemory<char> Model { get; set; }

    [ColumnName(Names.Input)]
    public VBuffer<ReadOnlyMemory<char>> Tokens { get; set; }

    [ColumnName(Names.Text)]
    public ReadOnlyMemory<char> Text { get; set; }

    public void Tag(SequenceTagger model, TaggedText result)
    {
        Tokens.CopyToDense(ref dense);
        model.Tag(dense.GetValues(), Text.Span, result);
    }

    public ReadOnlyMemory<char> TextOf(EntitySpan span, TaggedText result) => Text.Slice(span.Start, span.Length);
}

[CustomMappingFactoryAttribute(Name)]
internal sealed class TokensInTextTaggerContract : TaggerContract<TokensInTextRow>
{
    public const string Name = "SeqML.SequenceTagging.TokensInText.v1";
}
