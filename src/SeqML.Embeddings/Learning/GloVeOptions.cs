namespace SeqML.Embeddings.Learning;

/// <summary>How <see cref="GloVe"/> learns.</summary>
public sealed record GloVeOptions
{
    /// <summary>Numbers in a vector.</summary>
    /// <value>100; from 1 to 8192.</value>
    public int Size { get; init; } = 100;

    /// <summary>How far away words may be to be context of each other.</summary>
    /// <value>15, as the authors' program has it; from 1 to 100.</value>
    public int Window { get; init; } = 15;

    /// <summary>Whether context is on both sides of a word; otherwise it is on its left. (Pennington et al. 2014, section 4.4.)</summary>
    /// <value>True.</value>
    public bool IsSymmetric { get; init; } = true;

    /// <summary>Whether a context at distance d counts 1 / d; otherwise 1.</summary>
    /// <value>True.</value>
    public bool WeighsDistance { get; init; } = true;

    /// <summary>Words that come less often are left out, as if they were not in the corpus.</summary>
    /// <value>5; at least 1.</value>
    public int MinimumCount { get; init; } = 5;

    /// <summary>x_max, the count from which on a pair has the full weight. (Equation 9.)</summary>
    /// <value>100; 10 is better for corpora of some million words. Above 0, finite.</value>
    public double FullWeightCount { get; init; } = 100;

    /// <summary>Alpha, the power of the count that rarer pairs weigh. (Equation 9.)</summary>
    /// <value>0.75; from 0 to 1.</value>
    public double WeightExponent { get; init; } = 0.75;

    /// <summary>How often all triples are gone through.</summary>
    /// <value>25, as the authors' program has it; they took 50 for vectors of fewer than 300 numbers, and 100 for others. At least 1.</value>
    public int Epochs { get; init; } = 25;

    /// <summary>AdaGrad's learning rate.</summary>
    /// <value>0.05; above 0, finite.</value>
    public float LearningRate { get; init; } = 0.05f;

    /// <summary>What counting may take of memory, and after it the triples, 16 bytes each: what has no room goes to temporary files. The vectors, the corpus as numbers and the words come on top: 16 bytes a word and number, 4 a word of the corpus.</summary>
    /// <value>1 GB; at least 1 MB. Of less, learning is slower; where triples have no room, their order is another one, too.</value>
    public long MemoryBytes { get; init; } = 1 << 30;

    /// <summary>Threads that learn at once, without locks: they may undo a little of each other's work, which costs nothing in quality. (Recht et al. 2011.)</summary>
    /// <value>1, with which the same seed gives the same vectors, bit for bit. With more it does not. From 1 to 1024.</value>
    public int Threads { get; init; } = 1;

    /// <summary>What random numbers start from.</summary>
    /// <value>1.</value>
    public long Seed { get; init; } = 1;

    /// <summary>Is told where learning is, some times a second and after each epoch.</summary>
    /// <value>Null: nobody.</value>
    public IProgress<GloVeProgress>? Progress { get; init; }

    /// <summary>Ends counting or learning with an <see cref="OperationCanceledException"/>.</summary>
    /// <value>None.</value>
    public CancellationToken CancellationToken { get; init; }

    /// <summary>Throws where an option is out of range.</summary>
    /// <exception cref="ArgumentOutOfRangeException">One is. The message says what was expected and found.</exception>
    public void Validate()
    {
        LearningOptions.Require(Size is >= 1 and <= 8192, Size, "from 1 to 8192");
        LearningOptions.Require(Window is >= 1 and <= 100, Window, "from 1 to 100");
        LearningOptions.Require(MinimumCount >= 1, MinimumCount, "at least 1");
        LearningOptions.Require(FullWeightCount > 0 && double.IsFinite(FullWeightCount), FullWeightCount, "above 0 and finite");
        LearningOptions.Require(WeightExponent is >= 0 and <= 1, WeightExponent, "from 0 to 1");
        LearningOptions.Require(Epochs >= 1, Epochs, "at least 1");
        LearningOptions.Require(LearningRate > 0 && float.IsFinite(LearningRate), LearningRate, "above 0 and finite");
        LearningOptions.Require(MemoryBytes >= 1 << 20, MemoryBytes, "at least 1,048,576");
        LearningOptions.Require(Threads is >= 1 and <= 1024, Threads, "from 1 to 1024");
    }
}
