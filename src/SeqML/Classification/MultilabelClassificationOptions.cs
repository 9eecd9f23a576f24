using SeqML.Tasks.Classification;
using SeqML.Tasks.Encoders;

namespace SeqML.Classification;

/// <summary>A trainer of labels, of which any number hold for a text: its columns, network and training. The same for every encoder.</summary>
/// <typeparam name="TEncoder">Which network reads the words.</typeparam>
public sealed record MultilabelClassificationOptions<TEncoder> : TextTrainerOptions<TEncoder>
    where TEncoder : Encoder, new()
{
    /// <summary>Where the labels go that are predicted: a vector of Key, with the values of the label.</summary>
    /// <value>"PredictedLabel".</value>
    public string PredictedLabelColumnName { get; init; } = "PredictedLabel";

    /// <inheritdoc cref="ClassifierOptions.LabelSmoothing"/>
    public float LabelSmoothing { get; init; }

    /// <summary>How much each label counts in the loss where it holds: <see cref="ClassWeights.Balanced"/>, by the label's values, or in the order of the keys. (PyTorch's pos_weight.)</summary>
    /// <value>Null: 1 each.</value>
    public ClassWeights? ClassWeights { get; init; }

    /// <inheritdoc cref="ClassifierOptions.Thresholds"/>
    public LabelThresholds Thresholds { get; init; }

    internal ClassificationColumns ToColumns()
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(PredictedLabelColumnName);
        return new(LabelColumnName, InputColumnName, SecondInputColumnName, ScoreColumnName, probability: null, PredictedLabelColumnName);
    }

    internal ClassifierOptions ToClassifier()
    {
        var options = Shared() with { LabelSmoothing = LabelSmoothing, ClassWeights = ClassWeights, Thresholds = Thresholds };
        options.Validate();
        return options;
    }
}
