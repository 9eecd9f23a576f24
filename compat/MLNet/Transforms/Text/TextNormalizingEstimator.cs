using Microsoft.ML.Data;

namespace Microsoft.ML.Transforms.Text;

/// <summary>Normalizes text.</summary>
public sealed class TextNormalizingEstimator : TrivialEstimator<TextNormalizingTransformer>
{
    internal const string Expected = "String or a vector of String";

    internal TextNormalizingEstimator((string Output, string Input)[] pairs, TextRules rules)
        : base(new TextNormalizingTransformer(pairs, rules))
    {
    }

    /// <summary>What becomes of case.</summary>
    public enum CaseMode
    {
        /// <summary>All lower.</summary>
        Lower = 0,

        /// <summary>All upper.</summary>
        Upper = 1,

        /// <summary>It stays.</summary>
        None = 2,
    }

    /// <inheritdoc/>
    public override SchemaShape GetOutputSchema(SchemaShape inputSchema)
    {
        ArgumentNullException.ThrowIfNull(inputSchema);
        return inputSchema.With(Transformer.Pairs.Select(pair =>
        {
            var column = inputSchema.RequireText(pair.Input, vector: false, Expected);
            return column.Kind == SchemaShape.Column.VectorKind.Scalar
                ? new(pair.Output, column.Kind, TextDataViewType.Instance, false)
                : TextColumns.Tokens(pair.Output);
        }).ToArray());
    }
}
