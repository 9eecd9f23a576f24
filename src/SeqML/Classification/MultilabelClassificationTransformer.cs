using Microsoft.ML;
using SeqML.Persistence;
using SeqML.Training.Loop;

namespace SeqML.Classification;

/// <summary>Tells which labels hold for a text.</summary>
public sealed class MultilabelClassificationTransformer : PipelineTransformer
{
    internal MultilabelClassificationTransformer(ITransformer chain, TrainingResult training)
        : base(chain) => Training = training;

    /// <summary>How the training went.</summary>
    public TrainingResult Training { get; }
}
