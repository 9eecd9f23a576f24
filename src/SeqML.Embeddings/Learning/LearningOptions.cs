using System.Runtime.CompilerServices;
using SeqML.Embeddings.Learning.Objectives;

namespace SeqML.Embeddings.Learning;

/// <summary>What skip-gram, CBOW and character n-grams have in common: how vectors are learned from a corpus.</summary>
public abstract record LearningOptions
{
    private protected LearningOptions()
    {
    }

    /// <summary>Numbers in a vector.</summary>
    /// <value>100; from 1 to 8192.</value>
    public int Size { get; init; } = 100;

    /// <summary>How far away words may be to be context of each other: for each word a distance from 1 to this is drawn, so that near words count more. (Mikolov et al. 2013a, section 3.2.)</summary>
    /// <value>5; for character n-grams 1. From 1 to 100.</value>
    public int Window { get; init; } = 5;

    /// <summary>Words that come less often are left out, as if they were not in the corpus.</summary>
    /// <value>5; for character n-grams 10. At least 1.</value>
    public int MinimumCount { get; init; } = 5;

    /// <summary>How often the corpus is gone through.</summary>
    /// <value>5; for character n-grams 1. At least 1.</value>
    public int Epochs { get; init; } = 5;

    /// <summary>The learning rate at the start; it falls evenly to a ten-thousandth of it.</summary>
    /// <value>0.025, as word2vec's; for CBOW 0.05. (fastText's is 0.05 for both.) Above 0, finite.</value>
    public float LearningRate { get; init; } = 0.025f;

    /// <summary>t, of which the probability to keep a word of frequency f is sqrt(t / f) + t / f: frequent words are often left out, and what they are between comes nearer. (Mikolov et al. 2013b, section 2.3, as word2vec computes it.)</summary>
    /// <value>0.001, as word2vec's; fastText's is 0.0001, and for character n-grams 0.00001. From 0 (keep all) to 1.</value>
    public double SamplingThreshold { get; init; } = 1e-3;

    /// <summary>What is learned of a word and its context.</summary>
    /// <value>Negative sampling with 5 words; for character n-grams 15.</value>
    public LearningObjective Objective { get; init; } = new NegativeSampling();

    /// <summary>Threads that learn at once, without locks: they may undo a little of each other's work, which costs nothing in quality. (Recht et al. 2011.)</summary>
    /// <value>1, with which the same seed gives the same vectors, bit for bit. With more it does not. From 1 to 1024.</value>
    public int Threads { get; init; } = 1;

    /// <summary>What random numbers start from.</summary>
    /// <value>1.</value>
    public long Seed { get; init; } = 1;

    /// <summary>Is told where learning is, some times a second and at the end.</summary>
    /// <value>Null: nobody.</value>
    public IProgress<LearningProgress>? Progress { get; init; }

    /// <summary>Ends learning with an <see cref="OperationCanceledException"/>.</summary>
    /// <value>None.</value>
    public CancellationToken CancellationToken { get; init; }

    /// <summary>Throws where an option is out of range.</summary>
    /// <exception cref="ArgumentOutOfRangeException">One is. The message says what was expected and found.</exception>
    public void Validate()
    {
        Require(Size is >= 1 and <= 8192, Size, "from 1 to 8192");
        Require(Window is >= 1 and <= 100, Window, "from 1 to 100");
        Require(MinimumCount >= 1, MinimumCount, "at least 1");
        Require(Epochs >= 1, Epochs, "at least 1");
        Require(LearningRate > 0 && float.IsFinite(LearningRate), LearningRate, "above 0 and finite");
        Require(SamplingThreshold is >= 0 and <= 1, SamplingThreshold, "from 0 to 1");
        Require(Threads is >= 1 and <= 1024, Threads, "from 1 to 1024");
        ArgumentNullException.ThrowIfNull(Objective);
        Objective.Validate();
        ValidateOwn();
    }

    private protected abstract void ValidateOwn();

    /// <summary>Tells of an option that is out of range.</summary>
    internal static void Require<T>(bool holds, T value, string range, [CallerArgumentExpression(nameof(value))] string option = "")
    {
        if (!holds)
            throw new ArgumentOutOfRangeException(option, value, FormattableString.Invariant($"Expected the option {option} to be {range}, found {value}."));
    }
}
