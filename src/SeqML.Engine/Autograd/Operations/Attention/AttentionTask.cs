using SeqML.Engine.Kernels;
using SeqML.Engine.Kernels.MatrixProducts;
using SeqML.Engine.Tensors;

namespace SeqML.Engine.Autograd.Operations.Attention;

/// <summary>What one use of attention is to compute, as all its parts see it.</summary>
internal readonly struct AttentionTask
{
    /// <summary>Queries that are taken together: as many rows as make a good matrix product, and their weights still fit in the cache.</summary>
    public const int Block = 64;

    public required TensorColumns Queries { get; init; }
    public required TensorColumns Keys { get; init; }
    public required TensorColumns Values { get; init; }
    public required TensorColumns Result { get; init; }
    public required int Heads { get; init; }
    public required PackedSequences QuerySequences { get; init; }
    public required AttentionKeys Memory { get; init; }

    /// <summary>For each sequence of queries where its weights start in <see cref="Weights"/>.</summary>
    public required int[] WeightStarts { get; init; }
    public required bool IsCausal { get; init; }
    public required float Dropout { get; init; }
    public required ulong Seed { get; init; }

    /// <summary>Training keeps the weights, [queries, keys] of each head of each sequence; dropped ones with a minus sign.</summary>
    public required Tensor? Weights { get; init; }
    public required AttentionWeights? Recorder { get; init; }

    /// <summary>d, numbers of a head's query and key.</summary>
    public int KeySize => Queries.Count / Heads;

    /// <summary>Numbers of a head's value.</summary>
    public int ValueSize => Values.Count / Heads;

    public float Scale => 1 / MathF.Sqrt(KeySize);

    public float Kept => 1 / (1 - Dropout);

    /// <summary>The weights of some queries of a head, one row of keys each.</summary>
    public Span<float> WeightsOf(int sequence, int head, int query, int queryCount, int keyCount) =>
        Weights!.Values.Slice(WeightStarts[sequence] + (head * QuerySequences.Lengths[sequence] + query) * keyCount, queryCount * keyCount);

    /// <summary>What decides the drops among the weights of a block of queries.</summary>
    public ulong SeedOf(int sequence, int head, int query) =>
        Kernels.Dropout.DropoutKernel.SeedOf(Seed, (sequence * Heads + head) * ((QuerySequences.Steps + Block - 1) / Block) + query / Block);

    /// <summary>Copies a head's columns of the rows of a memory's tokens.</summary>
    public static void Gather(TensorColumns from, ReadOnlySpan<int> rows, int offset, int size, Span<float> to)
    {
        for (var i = 0; i < rows.Length; i++)
            ShortRow.Copy(from.Values(rows[i], offset, size), to[(i * size)..]);
    }

    /// <summary>Copies a head's columns of some queries, or of their gradients.</summary>
    public void GatherQueries(TensorColumns from, bool gradient, int sequence, int query, int count, int offset, int size, Span<float> to)
    {
        for (var i = 0; i < count; i++)
        {
            var row = QuerySequences.StartOf(query + i) + sequence;
            ShortRow.Copy(gradient ? from.Gradient(row, offset, size) : from.Values(row, offset, size), to[(i * size)..]);
        }
    }

    /// <summary>Floats that a matrix and its packed form take.</summary>
    public static int Room(int rows, int columns) => Rounded(rows * columns) + Rounded(Math.Max(MatrixProduct.PackedLength(rows, columns), MatrixProduct.PackedLength(columns, rows)));

    /// <summary>Whole cache lines, so that every array starts at one.</summary>
    public static int Rounded(int length) => (length + FloatBuffer.Alignment - 1) / FloatBuffer.Alignment * FloatBuffer.Alignment;

    /// <summary>Takes an array off the front of scratch memory.</summary>
    public static Span<float> Take(ref Span<float> scratch, int length)
    {
        var taken = scratch[..length];
        scratch = scratch[Rounded(length)..];
        return taken;
    }
}
