using SeqML.Tasks.Classification;
using SeqML.Tasks.Encoders;

namespace SeqML.Classification;

/// <summary>A trainer of classes: its columns, network and training. The same for every encoder.</summary>
/// <typeparam name="TEncoder">Which network reads the words.</typeparam>
public sealed record TextClassificationOptions<TEncoder> : TextTrainerOptions<TEncoder>
    where TEncoder : Encoder, new()
{
    /// <summary>Where the probability of true goes.</summary>
    /// <value>"Probability". Ignored in multiclass classification, whose scores are probabilities.</value>
    public string ProbabilityColumnName { get; init; } = "Probability";

    /// <summary>Where the likeliest label goes.</summary>
    /// <value>"PredictedLabel".</value>
    public string PredictedLabelColumnName { get; init; } = "PredictedLabel";

    /// <inheritdoc cref="ClassifierOptions.LabelSmoothing"/>
    public float LabelSmoothing { get; init; }

    /// <summary>How much each class counts in the loss: <see cref="ClassWeights.Balanced"/>, by the label's values, or in the order of the keys (false, true).</summary>
    /// <value>Null: 1 each.</value>
    public ClassWeights? ClassWeights { get; init; }

    /// <inheritdoc cref="ClassifierOptions.Calibration"/>
    /// <remarks>The model's Training.Calibration tells what it did.</remarks>
    public bool Calibration { get; init; }

    internal ClassificationColumns ToColumns()
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(ProbabilityColumnName);
        ArgumentException.ThrowIfNullOrWhiteSpace(PredictedLabelColumnName);
        return new(LabelColumnName, InputColumnName, SecondInputColumnName, ScoreColumnName, ProbabilityColumnName, PredictedLabelColumnName);
    }

    internal ClassifierOptions ToClassifier()
    {
        var options = Shared() with { LabelSmoothing = LabelSmoothing, ClassWeights = ClassWeights, Calibration = Calibration };
        options.Validate();
        return options;
    }
}
