using Microsoft.ML;
using SeqML.Columns;
using SeqML.Persistence;
using SeqML.Stages;
using SeqML.Text.Normalization;

namespace SeqML.Normalization;

/// <summary>Text to text.</summary>
internal static class NormalizeTextStage
{
    public static Stage Create(string output, string input, TextNormalizer normalizer) => new(
        [new(input, Names.Input, Require.Text)],
        context => context.Transforms.CustomMapping<NormalizeTextContract.Input, NormalizeTextContract.Output>(NormalizeTextContract.Map, NormalizeTextContract.Name),
        [new(output, Names.Text)],
        normalizer.ToJson());
}
