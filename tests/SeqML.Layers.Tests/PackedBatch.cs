using SeqML.Engine.Tensors;

namespace SeqML.Layers.Tests;

/// <summary>Sequences of ids, longest first, and the same packed.</summary>
internal sealed class PackedBatch
{
    public PackedBatch(params int[][] sequences)
    {
        Sequences.Set([.. sequences.Select(sequence => sequence.Length)]);
        Ids = new int[Sequences.Rows];
        for (var b = 0; b < sequences.Length; b++)
            for (var t = 0; t < sequences[b].Length; t++)
                Ids[Sequences.StartOf(t) + b] = sequences[b][t];
    }

    public PackedSequences Sequences { get; } = new();

    public int[] Ids { get; }

    /// <summary>Random ids from 0 up to, but not, <paramref name="vocabulary"/>.</summary>
    public static int[][] RandomSequences(int vocabulary, int seed, params int[] lengths)
    {
        var random = new Random(seed);
        return [.. lengths.Select(length => Enumerable.Range(0, length).Select(_ => random.Next(vocabulary)).ToArray())];
    }

    public static PackedBatch Random(int vocabulary, int seed, params int[] lengths) => new(RandomSequences(vocabulary, seed, lengths));

    /// <summary>The rows of sequence b, token by token.</summary>
    public IEnumerable<int> RowsOf(int b) => Enumerable.Range(0, Sequences.Lengths[b]).Select(t => Sequences.StartOf(t) + b);

    /// <summary>The row of the packed matrix that is token t of sequence b.</summary>
    public Span<float> Row(Tensor x, int b, int t) =>
        x.Values.Slice((Sequences.StartOf(t) + b) * x.Shape.Columns, x.Shape.Columns);
}
