using Microsoft.ML;
using SeqML.Embeddings.Pooling;
using SeqML.Persistence;

namespace SeqML.Featurizers;

/// <summary>Gives one vector of the words of a text.</summary>
public sealed class TextFeaturizerTransformer : PipelineTransformer
{
    internal TextFeaturizerTransformer(ITransformer chain, TextFeaturizer featurizer)
        : base(chain) => Featurizer = featurizer;

    /// <summary>What was learned; it serves without ML.NET, too.</summary>
    public TextFeaturizer Featurizer { get; }
}
