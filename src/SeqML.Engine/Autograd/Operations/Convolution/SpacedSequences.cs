using SeqML.Engine.Tensors;

namespace SeqML.Engine.Autograd.Operations.Convolution;

/// <summary>
/// The rows of a batch laid out sequence after sequence, with rows of zeros between: what stands some tokens before or after
/// a token is then so many rows above or below it, and beyond the ends of its sequence there are zeros.
/// </summary>
internal sealed class SpacedSequences
{
    /// <summary>Rows of a piece at most: enough for every register tile, and few enough that their results stay in the second-level cache.</summary>
    public const int PieceRows = 96;

    private int[] starts = [];
    private (int Sequence, int Step, int Count)[] pieces = [];
    private PackedSequences sequences = null!;
    private int space;

    /// <summary>How many rows there are, the empty ones included. The last is one more than any token reaches.</summary>
    public int Rows { get; private set; }

    /// <summary>The row of a sequence's first token.</summary>
    public int StartOf(int sequence) => starts[sequence];

    /// <summary>Some consecutive tokens of one sequence each, of all sequences together: parts that can be worked on by themselves.</summary>
    public ReadOnlySpan<(int Sequence, int Step, int Count)> Pieces => pieces.AsSpan(0, PieceCount);

    private int PieceCount { get; set; }

    /// <summary>Lays out the sequences with at least <paramref name="reach"/> rows of zeros before and after each.</summary>
    public void Set(PackedSequences newSequences, int reach)
    {
        // At least one, since products over an odd number of rows compute one more.
        (sequences, space, PieceCount) = (newSequences, Math.Max(reach, 1), 0);
        if (starts.Length < sequences.Count)
            starts = new int[sequences.Count];
        var most = sequences.Rows / PieceRows + sequences.Count;
        if (pieces.Length < most)
            pieces = new (int, int, int)[most];
        Rows = space;
        for (var b = 0; b < sequences.Count; b++)
        {
            var length = sequences.Lengths[b];
            starts[b] = Rows;
            Rows += length + space;
            for (var step = 0; step < length; step += PieceRows)
                pieces[PieceCount++] = (b, step, Math.Min(PieceRows, length - step));
        }
        Rows++;
    }

    /// <summary>Copies packed rows to their places, and zeros between them.</summary>
    public void Spread(ReadOnlySpan<float> packed, Span<float> spaced, int columns)
    {
        spaced[..(space * columns)].Clear();
        for (var b = 0; b < sequences.Count; b++)
        {
            var length = sequences.Lengths[b];
            for (var step = 0; step < length; step++)
                packed.Slice((sequences.StartOf(step) + b) * columns, columns).CopyTo(spaced[((starts[b] + step) * columns)..]);
            var end = starts[b] + length;
            spaced[(end * columns)..((end + space) * columns)].Clear();
        }
        spaced[((Rows - 1) * columns)..(Rows * columns)].Clear();
    }
}
