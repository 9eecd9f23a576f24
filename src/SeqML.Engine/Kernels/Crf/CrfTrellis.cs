namespace SeqML.Engine.Kernels.Crf;

/// <summary>The memory of one sentence's recursions: a row for each token, of a number for each tag, padded as <see cref="CrfScores"/> are.</summary>
/// <remarks>Emissions lie there less the largest of their token, and so does each row of the forward recursion: no exponential overflows.</remarks>
public readonly ref struct CrfTrellis
{
    private const int Blocks = 6;

    private readonly Span<float> memory;

    /// <summary>Divides memory for a sentence.</summary>
    /// <param name="steps">T, its tokens.</param>
    /// <param name="tags">K.</param>
    /// <param name="memory">At least <see cref="Length"/>, of any value.</param>
    public CrfTrellis(int steps, int tags, Span<float> memory)
    {
        Require.AtLeast(Length(steps, tags), memory);
        (Steps, Tags) = (steps, tags);
        this.memory = memory;
    }

    /// <summary>T.</summary>
    public int Steps { get; }

    /// <summary>K.</summary>
    public int Tags { get; }

    /// <summary>Floats from a token's row to the next.</summary>
    public int Stride => CrfScores.StrideOf(Tags);

    /// <summary>e_t(j), less the token's largest.</summary>
    public Span<float> Emissions => Block(0);

    /// <summary>a_t(j), the log of the weight of everything up to token t that ends in tag j, less the token's largest.</summary>
    public Span<float> Forward => Block(1);

    /// <summary>p_t(j) = e^a_t(j).</summary>
    public Span<float> Weights => Block(2);

    /// <summary>s_t(j) = sum over i of p_(t-1)(i) e^T_ij; 0 where it is too small to be exact. The backward recursion leaves w_t(j) = m_t(j) / s_t(j) there.</summary>
    public Span<float> Sums => Block(3);

    /// <summary>l_t(j) = log s_t(j), exact in every case; minus infinity where no allowed tag is before.</summary>
    public Span<float> LogSums => Block(4);

    /// <summary>m_t(j), the probability that token t has tag j.</summary>
    public Span<float> Marginals => Block(5);

    /// <summary>Floats that a sentence needs.</summary>
    public static int Length(int steps, int tags) => checked(Blocks * steps * CrfScores.StrideOf(tags));

    /// <summary>Takes the emissions of a token, less their largest.</summary>
    /// <param name="step">t.</param>
    /// <param name="emissions">[K].</param>
    /// <returns>The largest; not a finite number where one is NaN or plus infinity, or all are minus infinity: then nothing can be computed.</returns>
    public float SetEmissions(int step, ReadOnlySpan<float> emissions)
    {
        Require.Length(Tags, emissions);
        var row = Emissions.Slice(step * Stride, Stride);
        var largest = TensorPrimitives.Max(emissions);
        TensorPrimitives.Subtract(emissions, largest, row);
        row[Tags..].Fill(float.NegativeInfinity);
        return largest;
    }

    private Span<float> Block(int number) => memory.Slice(number * Steps * Stride, Steps * Stride);
}
