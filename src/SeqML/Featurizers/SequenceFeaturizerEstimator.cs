using Microsoft.ML;
using SeqML.Embeddings;
using SeqML.Embeddings.Pooling;
using SeqML.Stages;

namespace SeqML.Featurizers;

/// <summary>Learns which words the rows have, and gives a vector for each word of a text.</summary>
public sealed class SequenceFeaturizerEstimator : FeaturizerEstimator<SequenceFeaturizer, SequenceFeaturizerTransformer>
{
    private readonly Func<RowTexts, SequenceFeaturizer> learn;

    internal SequenceFeaturizerEstimator(MLContext context, string outputColumnName, string inputColumnName, WordVectors vectors, UnknownWords unknownWords, FeaturizerOptions options)
        : base(context, outputColumnName, inputColumnName, vectors, options, () => SequenceFeaturizer.Learn(vectors, [], unknownWords, Least)) =>
        learn = rows => SequenceFeaturizer.Learn(vectors, rows, unknownWords, options);

    private protected override (SequenceFeaturizer Featurizer, WordCoverage? Coverage, int Words) Learn(RowTexts rows)
    {
        var featurizer = learn(rows);
        return (featurizer, featurizer.Coverage, featurizer.Words.Count);
    }

    private protected override Stage StageOf(SequenceFeaturizer featurizer, string output, string input, bool isText) => FeaturizerStages.Sequence(output, input, isText, featurizer);

    private protected override SequenceFeaturizerTransformer Make(ITransformer chain, SequenceFeaturizer featurizer) => new(chain, featurizer);
}
