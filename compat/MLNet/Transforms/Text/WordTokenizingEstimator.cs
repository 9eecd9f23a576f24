using Microsoft.ML.Data;

namespace Microsoft.ML.Transforms.Text;

/// <summary>Splits text at separators.</summary>
public sealed class WordTokenizingEstimator : TrivialEstimator<WordTokenizingTransformer>
{
    internal const string Expected = "String or a vector of String";

    internal WordTokenizingEstimator((string Output, string Input)[] pairs, char[] separators)
        : base(new WordTokenizingTransformer(pairs, separators))
    {
    }

    /// <inheritdoc/>
    public override SchemaShape GetOutputSchema(SchemaShape inputSchema)
    {
        ArgumentNullException.ThrowIfNull(inputSchema);
        foreach (var (_, input) in Transformer.Pairs)
            inputSchema.RequireText(input, vector: false, Expected);
        return inputSchema.With(Transformer.Pairs.Select(pair => TextColumns.Tokens(pair.Output)).ToArray());
    }
}
