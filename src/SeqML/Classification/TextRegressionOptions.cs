using SeqML.Tasks.Classification;
using SeqML.Tasks.Encoders;

namespace SeqML.Classification;

/// <summary>A trainer of values: its columns, network and training. The same for every encoder.</summary>
/// <typeparam name="TEncoder">Which network reads the words.</typeparam>
public sealed record TextRegressionOptions<TEncoder> : TextTrainerOptions<TEncoder>
    where TEncoder : Encoder, new()
{
    /// <summary>What a value's distance from its target costs.</summary>
    /// <value><see cref="ValueLoss.MeanSquaredError"/>.</value>
    public ValueLoss Loss { get; init; }

    internal ClassificationColumns ToColumns() =>
        new(LabelColumnName, InputColumnName, SecondInputColumnName, ScoreColumnName, probability: null, predictedLabel: null);

    internal ClassifierOptions ToClassifier()
    {
        var options = Shared() with { ValueLoss = Loss };
        options.Validate();
        return options;
    }
}
