using SeqML.Engine.Tensors;

namespace SeqML.Engine.Autograd.Operations.Attention;

/// <summary>The tokens of each sequence of the memory that may be looked at. What a mask leaves out is not there, so nothing has to be masked later.</summary>
internal sealed class AttentionKeys
{
    private int[] rows = [];
    private int[] steps = [];
    private int[] starts = [];

    /// <summary>The most that one sequence has.</summary>
    public int Longest { get; private set; }

    /// <summary>How many tokens of a sequence may be looked at.</summary>
    public int Count(int sequence) => starts[sequence + 1] - starts[sequence];

    /// <summary>Their rows in the memory, in order.</summary>
    public ReadOnlySpan<int> Rows(int sequence) => rows.AsSpan(starts[sequence], Count(sequence));

    /// <summary>Their places in the sequence.</summary>
    public ReadOnlySpan<int> Steps(int sequence) => steps.AsSpan(starts[sequence], Count(sequence));

    /// <summary>Notes the tokens of a new batch, in the memory of the last one.</summary>
    /// <param name="memory">The sequences.</param>
    /// <param name="mask">For each row whether it may be looked at; empty for all.</param>
    public void Set(PackedSequences memory, ReadOnlySpan<bool> mask)
    {
        if (rows.Length < memory.Rows)
            (rows, steps) = (new int[memory.Rows], new int[memory.Rows]);
        if (starts.Length < memory.Count + 1)
            starts = new int[memory.Count + 1];
        Longest = 0;
        var count = 0;
        for (var b = 0; b < memory.Count; b++)
        {
            starts[b] = count;
            for (var step = 0; step < memory.Lengths[b]; step++)
            {
                var row = memory.StartOf(step) + b;
                if (mask.IsEmpty || mask[row])
                    (rows[count], steps[count++]) = (row, step);
            }
            Longest = Math.Max(Longest, count - starts[b]);
        }
        starts[memory.Count] = count;
    }
}
