namespace SeqML.Training.LearningRates;

/// <summary>Which learning rates a range test tries.</summary>
public sealed record LearningRateRange
{
    /// <summary>The first.</summary>
    /// <value>0.00001; above 0.</value>
    public float Minimum { get; init; } = 1e-5f;

    /// <summary>The last, unless the loss explodes before.</summary>
    /// <value>1; above <see cref="Minimum"/> and finite.</value>
    public float Maximum { get; init; } = 1;

    /// <summary>Steps from the first to the last, each by the same factor.</summary>
    /// <value>100; at least 10.</value>
    public int Steps { get; init; } = 100;

    /// <summary>Checks every option.</summary>
    /// <exception cref="ArgumentOutOfRangeException">An option is out of its range. The message names it.</exception>
    public void Validate()
    {
        Option.Require(Minimum > 0 && float.IsFinite(Minimum), nameof(Minimum), Minimum, "above 0 and finite");
        Option.Require(Maximum > Minimum && float.IsFinite(Maximum), nameof(Maximum), Maximum, FormattableString.Invariant($"above Minimum, {Minimum}, and finite"));
        Option.Require(Steps >= 10, nameof(Steps), Steps, "at least 10");
    }

    internal float RateAt(int step) => (float)(Minimum * Math.Pow(Maximum / (double)Minimum, step / (Steps - 1d)));
}
