namespace SeqML.Engine.Tensors;

/// <summary>
/// How a batch of sequences of different lengths lies in the rows of a matrix: time step by time step, in each step the
/// sequences that reach it, longest first. There is no padding, so padding can change no result and costs nothing.
/// </summary>
/// <remarks>This is the layout of PyTorch's PackedSequence, with sequences sorted by length.</remarks>
public sealed class PackedSequences
{
    private int[] lengths = [];
    private int[] active = [];
    private int[] starts = [];

    /// <summary>B, how many sequences there are.</summary>
    public int Count { get; private set; }

    /// <summary>T, the length of the longest.</summary>
    public int Steps { get; private set; }

    /// <summary>N, how many tokens there are in all: the rows of the matrix.</summary>
    public int Rows { get; private set; }

    /// <summary>The lengths, longest first.</summary>
    public ReadOnlySpan<int> Lengths => lengths.AsSpan(0, Count);

    /// <summary>How many sequences reach time step <paramref name="step"/> (from 0); none at <see cref="Steps"/>.</summary>
    public int ActiveAt(int step) => step < Steps ? active[step] : 0;

    /// <summary>The row where a time step starts; sequence b's token is b rows below it.</summary>
    public int StartOf(int step) => starts[step];

    /// <summary>Describes a new batch, in the memory of the last one; so not while a tape still needs that.</summary>
    /// <exception cref="ArgumentException">There is no sequence, one is empty, or they are not sorted.</exception>
    public void Set(ReadOnlySpan<int> newLengths)
    {
        if (newLengths.IsEmpty)
            throw new ArgumentException("Expected at least one sequence, found none.", nameof(newLengths));
        if (newLengths[^1] < 1)
            throw new ArgumentException($"Expected every sequence to have a token, found the length {newLengths[^1]}.", nameof(newLengths));
        for (var b = 1; b < newLengths.Length; b++)
            if (newLengths[b] > newLengths[b - 1])
                throw new ArgumentException($"Expected lengths sorted from long to short, found {newLengths[b]} after {newLengths[b - 1]}.", nameof(newLengths));

        Reserve(ref lengths, newLengths.Length);
        Reserve(ref active, newLengths[0]);
        Reserve(ref starts, newLengths[0]);
        newLengths.CopyTo(lengths);
        (Count, Steps, Rows) = (newLengths.Length, newLengths[0], 0);
        for (int step = 0, reaching = Count; step < Steps; step++)
        {
            while (lengths[reaching - 1] <= step)
                reaching--;
            (active[step], starts[step]) = (reaching, Rows);
            Rows += reaching;
        }
    }

    /// <summary>Throws where a matrix has not a row for each token.</summary>
    /// <exception cref="ArgumentException">It has more rows or fewer, or is no matrix; or no sequences were set.</exception>
    public void RequireRows(Tensor x)
    {
        if (Count == 0)
            throw new ArgumentException("Expected at least one sequence, found none: a batch is described by Set.", nameof(x));
        if (x.Shape.Rank != 2 || x.Shape.Rows != Rows)
            throw new ArgumentException($"Expected a matrix of {Rows} rows, one for each token of the {Count} sequences, found a tensor of shape {x.Shape}.", nameof(x));
    }

    private static void Reserve(ref int[] array, int length)
    {
        if (array.Length < length)
            array = new int[Math.Max(length, 2 * array.Length)];
    }
}
