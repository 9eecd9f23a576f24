namespace SeqML.Embeddings.Learning;

/// <summary>Where learning is.</summary>
public sealed record LearningProgress
{
    /// <summary>Words gone through, those included that were left out as frequent ones.</summary>
    public required long Words { get; init; }

    /// <summary>How many it will be: those of the corpus times the epochs.</summary>
    public required long TotalWords { get; init; }

    /// <summary>The mean loss of the pairs since the report before this.</summary>
    public required double Loss { get; init; }

    /// <summary>Words a second since the start.</summary>
    public required double WordsPerSecond { get; init; }

    /// <summary>A line to log, in the invariant culture: "12.5%, loss 2.431, 310,000 words/s".</summary>
    public override string ToString() => FormattableString.Invariant($"{100.0 * Words / TotalWords:0.0}%, loss {Loss:0.000}, {WordsPerSecond:#,0} words/s");
}
