namespace SeqML.Embeddings.Learning.Phrases;

/// <summary>How <see cref="PhraseModel"/> finds phrases.</summary>
public sealed record PhraseOptions
{
    /// <summary>Words and pairs that come less often are in no phrase.</summary>
    /// <value>5; at least 1.</value>
    public int MinimumCount { get; init; } = 5;

    /// <summary>d in the score (count(ab) - d) N / (count(a) count(b)): it keeps pairs of rare words from being phrases. (Mikolov et al. 2013b, equation 6, times the number N of words, as word2phrase has it.)</summary>
    /// <value>5; at least 0, finite.</value>
    public double Discount { get; init; } = 5;

    /// <summary>The score above which a pair is a phrase, for each pass: the second joins phrases of the first, so that they become longer. The paper has lower ones for later passes.</summary>
    /// <value>One pass, 100; from 1 to 10 passes, each at least 0 and finite.</value>
    public IReadOnlyList<double> Thresholds { get; init; } = [100];

    /// <summary>What stands between the words of a phrase.</summary>
    /// <value>"_"; not empty, and without blanks.</value>
    public string Joiner { get; init; } = "_";

    /// <summary>Throws where an option is out of range.</summary>
    /// <exception cref="ArgumentOutOfRangeException">One is. The message says what was expected and found.</exception>
    public void Validate()
    {
        ArgumentNullException.ThrowIfNull(Thresholds);
        LearningOptions.Require(MinimumCount >= 1, MinimumCount, "at least 1");
        LearningOptions.Require(Discount >= 0 && double.IsFinite(Discount), Discount, "at least 0 and finite");
        LearningOptions.Require(Thresholds.Count is >= 1 and <= 10, Thresholds.Count, "of 1 to 10 passes", nameof(Thresholds));
        foreach (var threshold in Thresholds)
            LearningOptions.Require(threshold >= 0 && double.IsFinite(threshold), threshold, "at least 0 and finite", nameof(Thresholds));
        LearningOptions.Require(IsJoiner(Joiner), Joiner, "not empty and without blanks");
    }

    internal static bool IsJoiner(string? joiner) => !string.IsNullOrEmpty(joiner) && !joiner.Any(char.IsWhiteSpace);
}
