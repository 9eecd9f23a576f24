namespace SeqML.Embeddings.Evaluation;

/// <summary>How many questions were answered rightly.</summary>
/// <param name="Name">Of what.</param>
/// <param name="Correct">Questions with the right answer.</param>
/// <param name="Asked">Questions of which all four words have vectors: these were asked.</param>
/// <param name="Total">All questions.</param>
public readonly record struct AnalogyAccuracy(string Name, int Correct, int Asked, int Total)
{
    /// <summary>The share of right answers among the questions that were asked, from 0 to 1; NaN of none.</summary>
    public double Accuracy => (double)Correct / Asked;

    /// <summary>A line, in the invariant culture: "family: 35.7% (65 of 182, 324 not asked)".</summary>
    public override string ToString() => FormattableString.Invariant($"{Name}: {(Asked > 0 ? 100 * Accuracy : 0):0.0}% ({Correct} of {Asked}, {Total - Asked} not asked)");
}
