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
    private int pieceCount;
    private PackedSequences sequences = null!;

    /// <summary>How many rows there are, the empty ones included. The last is one more than any token reaches.</summary>
    public int Rows { get; private set; }

    /// <summary>Rows of zeros before, between and after the sequences.</summary>
    public int Space { get; private set; }

    /// <summary>From the first token to the last.</summary>
    public int InnerRows => Rows - 2 * Space - 1;

    /// <summary>The row of a sequence's first token.</summary>
    public int StartOf(int sequence) => starts[sequence];

    /// <summary>Some consecutive tokens of one sequence each, of all sequences together: parts that can be worked on by themselves.</summary>
    public ReadOnlySpan<(int Sequence, int Step, int Count)> Pieces => pieces.AsSpan(0, pieceCount);

    /// <summary>Lays out the sequences, with zeros before and after each as far as <paramref name="reach"/>.</summary>
    public void Set(PackedSequences newSequences, int reach)
    {
        // No token sees further than its sequence is long; and at least one, since products over an odd number of rows compute one more.
        (sequences, Space, pieceCount) = (newSequences, Math.Max(1, Math.Min(reach, newSequences.Steps - 1)), 0);
        if (starts.Length < sequences.Count)
            starts = new int[sequences.Count];
        var most = sequences.Rows / PieceRows + sequences.Count;
        if (pieces.Length < most)
            pieces = new (int, int, int)[most];
        Rows = Space;
        for (var b = 0; b < sequences.Count; b++)
        {
            var length = sequences.Lengths[b];
            starts[b] = Rows;
            Rows += length + Space;
            for (var step = 0; step < length; step += PieceRows)
                pieces[pieceCount++] = (b, step, Math.Min(PieceRows, length - step));
        }
        Rows++;
    }

    /// <summary>Copies packed rows to their places, and zeros between them.</summary>
    public void Spread(ReadOnlySpan<float> packed, Span<float> spaced, int columns)
    {
        spaced[..(Space * columns)].Clear();
        for (var b = 0; b < sequences.Count; b++)
        {
            var length = sequences.Lengths[b];
            for (var step = 0; step < length; step++)
                packed.Slice((sequences.StartOf(step) + b) * columns, columns).CopyTo(spaced[((starts[b] + step) * columns)..]);
            var end = starts[b] + length;
            spaced[(end * columns)..((end + Space) * columns)].Clear();
        }
        spaced[((Rows - 1) * columns)..(Rows * columns)].Clear();
    }
}
