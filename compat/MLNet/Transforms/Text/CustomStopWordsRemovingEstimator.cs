using Microsoft.ML.Data;

namespace Microsoft.ML.Transforms.Text;

/// <summary>Removes words from tokens.</summary>
public sealed class CustomStopWordsRemovingEstimator : TrivialEstimator<CustomStopWordsRemovingTransformer>
{
    internal CustomStopWordsRemovingEstimator((string Output, string Input)[] pairs, string[] words)
        : base(new CustomStopWordsRemovingTransformer(pairs, words))
    {
    }

    /// <inheritdoc/>
    public override SchemaShape GetOutputSchema(SchemaShape inputSchema) => WordRemoval.Shape(inputSchema, Transformer.Pairs);
}
