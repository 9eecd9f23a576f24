using Microsoft.ML;
using SeqML.Persistence;
using SeqML.Training.Loop;

namespace SeqML.Tagging;

/// <summary>Gives each token of a text a tag, and the text its entities.</summary>
public sealed class SequenceTaggingTransformer : PipelineTransformer
{
    internal SequenceTaggingTransformer(ITransformer chain, TrainingResult training)
        : base(chain) => Training = training;

    /// <summary>How the training went.</summary>
    public TrainingResult Training { get; }
}
