using System.Text.Json.Serialization;

namespace SeqML.Training.Loop;

/// <summary>How a model is trained, whatever it is.</summary>
public sealed record TrainingOptions
{
    /// <summary>How often all examples are gone through, at the most.</summary>
    /// <value>20; at least 1.</value>
    public int Epochs { get; init; } = 20;

    /// <summary>Examples in a step.</summary>
    /// <value>32; at least 1.</value>
    public int BatchSize { get; init; } = 32;

    /// <summary>How far a step goes.</summary>
    /// <value>0.001; above 0 and finite.</value>
    public float LearningRate { get; init; } = 1e-3f;

    /// <summary>What AdamW takes off the weights a step, per unit of learning rate; not off biases and word vectors.</summary>
    /// <value>0.01; from 0, finite.</value>
    public float WeightDecay { get; init; } = 0.01f;

    /// <summary>Gradients longer than this are shortened to it.</summary>
    /// <value>1; above 0. Infinity: they are left alone.</value>
    public float MaximumGradientNorm { get; init; } = 1;

    /// <summary>How much of the rows is kept apart to validate each epoch on.</summary>
    /// <value>0.1; from 0 up to, but not, 1. 0: no validation, and no early stopping.</value>
    public float ValidationFraction { get; init; } = 0.1f;

    /// <summary>Training stops after this many epochs without a better validation, and the best epoch's weights are taken.</summary>
    /// <value>3; at least 1. Ignored without validation.</value>
    public int Patience { get; init; } = 3;

    /// <summary>Decides initial weights, order, dropout and validation rows. The same seed gives the same model.</summary>
    /// <value>Null: taken from the MLContext.</value>
    public int? Seed { get; init; }

    /// <summary>How many threads train. The model is the same, bit for bit, whatever their number.</summary>
    /// <value>Null: one for each core, 8 at the most. From 1 to 64.</value>
    [JsonIgnore]
    public int? Threads { get; init; }

    /// <summary>Told of every step.</summary>
    /// <value>Null: nobody is.</value>
    [JsonIgnore]
    public IProgress<TrainingProgress>? Progress { get; init; }

    /// <summary>Ends training early: with the best model so far, or with <see cref="OperationCanceledException"/> where there is none yet.</summary>
    /// <value>None.</value>
    [JsonIgnore]
    public CancellationToken CancellationToken { get; init; }

    /// <summary>Checks every option.</summary>
    /// <exception cref="ArgumentOutOfRangeException">An option is out of its range, or NaN. The message names it.</exception>
    public void Validate()
    {
        Require(Epochs >= 1, nameof(Epochs), Epochs, "at least 1");
        Require(BatchSize >= 1, nameof(BatchSize), BatchSize, "at least 1");
        Require(LearningRate > 0 && float.IsFinite(LearningRate), nameof(LearningRate), LearningRate, "above 0 and finite");
        Require(WeightDecay >= 0 && float.IsFinite(WeightDecay), nameof(WeightDecay), WeightDecay, "at least 0 and finite");
        Require(MaximumGradientNorm > 0, nameof(MaximumGradientNorm), MaximumGradientNorm, "above 0");
        Require(ValidationFraction is >= 0 and < 1, nameof(ValidationFraction), ValidationFraction, "from 0 up to, but not, 1");
        Require(Threads is null or (>= 1 and <= 64), nameof(Threads), Threads, "from 1 to 64, or null");
        Require(Patience >= 1, nameof(Patience), Patience, "at least 1");
    }

    private static void Require<T>(bool holds, string option, T value, string range)
    {
        if (!holds)
            throw new ArgumentOutOfRangeException(option, value, FormattableString.Invariant($"Expected the training option {option} to be {range}, found {value}."));
    }
}
