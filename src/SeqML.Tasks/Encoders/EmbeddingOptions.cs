namespace SeqML.Tasks.Encoders;

/// <summary>Which words get a vector, and its size.</summary>
public sealed record EmbeddingOptions
{
    /// <summary>Numbers in a word's vector.</summary>
    /// <value>128; from 1 to 8,192.</value>
    public int Size { get; init; } = 128;

    /// <summary>Words rarer than this in the training rows are treated as unknown. Ignored for Key columns, whose ids are given.</summary>
    /// <value>2; at least 1.</value>
    public int MinimumCount { get; init; } = 2;

    /// <summary>How many words are known at the most, the frequent first. Ignored for Key columns.</summary>
    /// <value>50,000; from 2.</value>
    public int MaximumVocabulary { get; init; } = 50_000;

    /// <summary>How much of the word vectors is dropped in training.</summary>
    /// <value>0.3; from 0 up to, but not, 1.</value>
    public float Dropout { get; init; } = 0.3f;

    /// <summary>Checks every option.</summary>
    /// <exception cref="ArgumentOutOfRangeException">An option is out of its range. The message names it.</exception>
    public void Validate()
    {
        Option.Require(Size is >= 1 and <= 8192, nameof(Size), Size, "from 1 to 8,192");
        Option.Require(MinimumCount >= 1, nameof(MinimumCount), MinimumCount, "at least 1");
        Option.Require(MaximumVocabulary >= 2, nameof(MaximumVocabulary), MaximumVocabulary, "at least 2");
        Option.Require(Dropout is >= 0 and < 1, nameof(Dropout), Dropout, "from 0 up to, but not, 1");
    }
}
