using Microsoft.ML;
using SeqML.Embeddings.Pooling;
using SeqML.Persistence;

namespace SeqML.Featurizers;

/// <summary>Gives a vector for each word of a text.</summary>
public sealed class SequenceFeaturizerTransformer : PipelineTransformer
{
    internal SequenceFeaturizerTransformer(ITransformer chain, SequenceFeaturizer featurizer)
        : base(chain) => Featurizer = featurizer;

    /// <summary>What was learned; it serves without ML.NET, too.</summary>
    public SequenceFeaturizer Featurizer { get; }
}
