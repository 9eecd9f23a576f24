namespace SeqML.Embeddings.Evaluation;

/// <summary>How <see cref="WordAnalogies"/> asks.</summary>
public sealed record AnalogyOptions
{
    /// <summary>How the answer is found.</summary>
    /// <value>Addition, as published figures of Google's questions have it.</value>
    public AnalogyMethod Method { get; init; } = AnalogyMethod.Addition;

    /// <summary>Only so many of the first words are asked about, and are answers: the frequent ones in most files. A question with another word is left out.</summary>
    /// <value>300,000, as gensim's; word2vec's own script was run with 30,000. At least 1.</value>
    public int MaximumWords { get; init; } = 300_000;

    /// <summary>Whether letter case does not matter: of words that differ in case alone only the first is there, as in gensim and word2vec's script.</summary>
    /// <value>True.</value>
    public bool IgnoreCase { get; init; } = true;

    /// <summary>How many threads may work; the result does not depend on it.</summary>
    /// <value>Null: as many as there are cores. At least 1.</value>
    public int? Threads { get; init; }

    /// <summary>Throws where an option is out of range.</summary>
    /// <exception cref="ArgumentOutOfRangeException">One is. The message says what was expected and found.</exception>
    public void Validate()
    {
        if (!Enum.IsDefined(Method))
            throw new ArgumentOutOfRangeException(nameof(Method), Method, $"Expected the option Method to be Addition or Multiplication, found {Method}.");
        if (MaximumWords < 1)
            throw new ArgumentOutOfRangeException(nameof(MaximumWords), MaximumWords, FormattableString.Invariant($"Expected the option MaximumWords to be at least 1, found {MaximumWords}."));
        if (Threads < 1)
            throw new ArgumentOutOfRangeException(nameof(Threads), Threads, FormattableString.Invariant($"Expected the option Threads to be at least 1, or null, found {Threads}."));
    }
}
