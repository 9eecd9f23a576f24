using Microsoft.ML.Data;
using Microsoft.ML.Transforms;
using SeqML.Persistence;
using SeqML.Text.Normalization;

namespace SeqML.Normalization;

/// <summary>What a saved NormalizeText does to a row.</summary>
[CustomMappingFactoryAttribute(Name)]
internal sealed class NormalizeTextContract : CustomMappingFactory<NormalizeTextContract.Input, NormalizeTextContract.Output>
{
    public const string Name = "SeqML.Transforms.NormalizeText.v1";

    private static readonly Decoded<TextNormalizer> States = new(text => TextNormalizer.FromJson(text.ToString()));

    public override Action<Input, Output> GetMapping() => Map;

    public static void Map(Input input, Output output)
    {
        var normalized = output.Normalized;
        States.Of(input.Model).Normalize(input.Text.Span, normalized);
        // A text that did not change is handed on; the memory of another is its own, since values may be kept.
        output.Text = normalized.Text.SequenceEqual(input.Text.Span) ? input.Text : normalized.Text.ToArray();
    }

    internal sealed class Input
    {
        [ColumnName(Names.Input)]
        public ReadOnlyMemory<char> Text { get; set; }

        [ColumnName(Names.Model)]
        public ReadOnlyMemory<char> Model { get; set; }
    }

    internal sealed class Output
    {
        [ColumnName(Names.Text)]
        public ReadOnlyMemory<char> Text { get; set; }

        [NoColumn]
        public NormalizedText Normalized { get; } = new();
    }
}
