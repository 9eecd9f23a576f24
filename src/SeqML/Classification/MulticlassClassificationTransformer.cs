using Microsoft.ML;
using SeqML.Persistence;
using SeqML.Training.Loop;

namespace SeqML.Classification;

/// <summary>Tells texts of several kinds apart.</summary>
public sealed class MulticlassClassificationTransformer : PipelineTransformer
{
    internal MulticlassClassificationTransformer(ITransformer chain, TrainingResult training)
        : base(chain) => Training = training;

    /// <summary>How the training went.</summary>
    public TrainingResult Training { get; }
}
