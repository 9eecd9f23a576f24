using Microsoft.ML.Data;
using Microsoft.ML.Transforms;
using SeqML.Persistence;
using SeqML.Tasks.Tagging;

namespace SeqML.Tagging;

/// <summary>A row with tokens.</summary>
internal sealed class TokensRow : ITaggerRow
{
    private VBuffer<ReadOnlyMemory<char>> dense;

    [ColumnName(Names.Model)]
    public ReadOnlyMemory<char> Model { get; set; }

    [ColumnName(Names.Input)]
    public VBuffer<ReadOnlyMemory<char>> Tokens { get; set; }

    public void Tag(SequenceTagger model, TaggedText result)
    {
        Tokens.CopyToDense(ref dense);
        model.Tag(dense.GetValues(), result);
    }

    // One token's text is there; that of several is made.
    public ReadOnlyMemory<char> TextOf(EntitySpan span, TaggedText result) =>
        span.Words == 1 ? dense.GetValues()[span.FirstWord] : span.In(result.Text).ToString().AsMemory();
}

[CustomMappingFactoryAttribute(Name)]
internal sealed class TokensTaggerContract : TaggerContract<TokensRow>
{
    public const string Name = "SeqML.SequenceTagging.Tokens.v1";
}
