namespace Classification;

/// <summary>A training from one seed, and what came of it. A figure that a model has not got is null.</summary>
internal sealed record Run
{
    public required int Seed { get; init; }

    /// <summary>The share of the test rows that it is right in.</summary>
    public required double Test { get; init; }

    /// <summary>The same of the rows that the trainer kept apart, by which the epoch was chosen.</summary>
    public double? Validation { get; init; }

    /// <summary>The same of the rows that the authors kept apart.</summary>
    public double? Development { get; init; }

    /// <summary>From texts to model: splitting into words, vocabulary, and validation of each epoch included.</summary>
    public required double TrainingSeconds { get; init; }

    public int? Epochs { get; init; }

    public int? BestEpoch { get; init; }

    /// <summary>Tokens trained on a second, without validation.</summary>
    public double? TokensPerSecond { get; init; }

    public required long ModelBytes { get; init; }

    /// <summary>Test texts a second, text by text, on one thread.</summary>
    public double? OneByOne { get; init; }

    /// <summary>Test texts a second, all at once.</summary>
    public double? AllAtOnce { get; init; }

    /// <summary>After each epoch, seconds since training began and the accuracy on the validation rows.</summary>
    public double[][] Curve { get; init; } = [];

    /// <summary>What was chosen in this run, where something was.</summary>
    public string? Chosen { get; init; }
}
