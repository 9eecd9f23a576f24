using SeqML.Engine.Tensors;

namespace SeqML.Engine.Autograd.Operations.Attention;

/// <summary>The rows of the tokens of each sequence, sequence after sequence. What a mask leaves out is not there, so nothing has to be masked later.</summary>
internal sealed class AttentionRows
{
    private int[] rows = [];
    private int[] steps = [];
    private int[] starts = [];

    /// <summary>The most that one sequence has.</summary>
    public int Longest { get; private set; }

    /// <summary>How many tokens of a sequence there are.</summary>
    public int Count(int sequence) => starts[sequence + 1] - starts[sequence];

    /// <summary>Their rows, in order.</summary>
    public ReadOnlySpan<int> Rows(int sequence) => rows.AsSpan(starts[sequence], Count(sequence));

    /// <summary>Their places in the sequence.</summary>
    public ReadOnlySpan<int> Steps(int sequence) => steps.AsSpan(starts[sequence], Count(sequence));

    /// <summary>Notes the tokens of a new batch, in the memory of the last one.</summary>
    /// <param name="sequences">The sequences.</param>
    /// <param name="mask">For each row whether it is there; empty for all.</param>
    public void Set(PackedSequences sequences, ReadOnlySpan<bool> mask)
    {
        if (rows.Length < sequences.Rows)
            (rows, steps) = (new int[sequences.Rows], new int[sequences.Rows]);
        if (starts.Length < sequences.Count + 1)
            starts = new int[sequences.Count + 1];
        Longest = 0;
        var count = 0;
        for (var b = 0; b < sequences.Count; b++)
        {
            starts[b] = count;
            for (var step = 0; step < sequences.Lengths[b]; step++)
            {
                var row = sequences.StartOf(step) + b;
                if (mask.IsEmpty || mask[row])
                    (rows[count], steps[count++]) = (row, step);
            }
            Longest = Math.Max(Longest, count - starts[b]);
        }
        starts[sequences.Count] = count;
    }
}
