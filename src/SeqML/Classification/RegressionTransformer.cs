using Microsoft.ML;
using SeqML.Persistence;
using SeqML.Training.Loop;

namespace SeqML.Classification;

/// <summary>Tells the value of a text.</summary>
public sealed class RegressionTransformer : PipelineTransformer
{
    internal RegressionTransformer(ITransformer chain, TrainingResult training)
        : base(chain) => Training = training;

    /// <summary>How the training went.</summary>
    public TrainingResult Training { get; }
}
