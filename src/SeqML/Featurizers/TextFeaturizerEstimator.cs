using Microsoft.ML;
using SeqML.Embeddings;
using SeqML.Embeddings.Pooling;
using SeqML.Stages;

namespace SeqML.Featurizers;

/// <summary>Learns which words the rows have, and gives one vector of the words of a text.</summary>
public sealed class TextFeaturizerEstimator : FeaturizerEstimator<TextFeaturizer, TextFeaturizerTransformer>
{
    private readonly Func<RowTexts, TextFeaturizer> learn;

    internal TextFeaturizerEstimator(MLContext context, string outputColumnName, string inputColumnName, WordVectors vectors, WordPooling pooling, FeaturizerOptions options)
        : base(context, outputColumnName, inputColumnName, vectors, options, () => TextFeaturizer.Learn(vectors, [], pooling, Least)) =>
        learn = rows => TextFeaturizer.Learn(vectors, rows, pooling, options);

    private protected override (TextFeaturizer Featurizer, WordCoverage? Coverage, int Words) Learn(RowTexts rows)
    {
        var featurizer = learn(rows);
        return (featurizer, featurizer.Coverage, featurizer.Words.Count);
    }

    private protected override Stage StageOf(TextFeaturizer featurizer, string output, string input, bool isText) => FeaturizerStages.Text(output, input, isText, featurizer);

    private protected override TextFeaturizerTransformer Make(ITransformer chain, TextFeaturizer featurizer) => new(chain, featurizer);
}
