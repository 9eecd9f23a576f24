using SeqML.Embeddings.Learning.Objectives;
using SeqML.Embeddings.Learning.Subwords;
using SeqML.Engine.Kernels.Logistic;
using SeqML.Engine.Randomness;

namespace SeqML.Embeddings.Learning.Steps;

/// <summary>The two matrices that are learned, which all threads share, and which rows of them words have.</summary>
internal sealed class LearningModel
{
    private readonly float[] output;
    private readonly int outputStart;

    /// <param name="input">Rows of words.</param>
    /// <param name="targets">Rows by which words are told.</param>
    /// <param name="size">Numbers in a vector.</param>
    /// <param name="random">For the first values.</param>
    public LearningModel(InputRows input, OutputRows targets, int size, SeededRandom random)
    {
        (InputRows, Targets, Size, Stride) = (input, targets, size, LogisticRowsKernel.Padded(size));
        Input = new float[Length(input.Count, size, "words and n-grams")];
        // Rows of the output matrix begin where cache lines do, so it stays where it is.
        output = GC.AllocateArray<float>(Length(targets.Count, Stride, "words") + LogisticRowsKernel.Unit, pinned: true);
        outputStart = Misalignment(output);
        // A row that no word has stays zero, and its memory is never touched: it says nothing of words that were never met.
        var bound = 1f / size; // fastText's; word2vec's half of it does less well with little text
        var isSet = new bool[input.Count];
        foreach (var row in input.All)
            if (!isSet[row])
            {
                random.FillUniform(Input.AsSpan(row * size, size), -bound, bound);
                isSet[row] = true;
            }
    }

    /// <summary>Numbers in a vector.</summary>
    public int Size { get; }

    /// <summary>Numbers from one row of the output matrix to the next; those above <see cref="Size"/> are zero.</summary>
    public int Stride { get; }

    public InputRows InputRows { get; }

    public OutputRows Targets { get; }

    /// <summary>What words become vectors by, row by row.</summary>
    public float[] Input { get; }

    /// <summary>What words are told by, row by row; zero at the start.</summary>
    public Span<float> Output => output.AsSpan(outputStart, Targets.Count * Stride);

    private static int Length(long rows, int size, string of) => rows * size <= Array.MaxLength - LogisticRowsKernel.Unit
        ? (int)(rows * size)
        : throw new InvalidOperationException(FormattableString.Invariant(
            $"Expected at most {Array.MaxLength:#,0} numbers in a matrix, found {rows:#,0} rows of {size} numbers for {of}. Lower Size or Buckets, or raise MinimumCount."));

    private static unsafe int Misalignment(float[] pinned)
    {
        fixed (float* first = pinned)
            return (int)(-((nint)first / sizeof(float)) & (LogisticRowsKernel.Unit - 1));
    }
}
