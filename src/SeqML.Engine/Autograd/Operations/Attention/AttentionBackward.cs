using SeqML.Engine.Kernels.Attention;
using SeqML.Engine.Kernels.MatrixProducts;

namespace SeqML.Engine.Autograd.Operations.Attention;

/// <summary>
/// The gradient of one head of one memory, by way of every sequence that looked at it. With the weights W, U after dropout, scores S and the result Y:
/// <code>
/// dV = Uᵀ dY      dU = dY Vᵀ      dS = the softmax's gradient      dQ = dS K / sqrt(d)      dK = dSᵀ Q / sqrt(d)
/// </code>
/// </summary>
internal static class AttentionBackward
{
    /// <summary>Floats that <see cref="Run"/> needs.</summary>
    public static int ScratchLength(in AttentionTask task)
    {
        var (keys, block) = (task.Memory.Longest, Math.Min(AttentionTask.Block, task.QuerySequences.Steps));
        return AttentionTask.Room(keys, task.KeySize) + AttentionTask.Room(keys, task.ValueSize)
            + AttentionTask.Room(block, task.KeySize) + AttentionTask.Room(block, task.ValueSize)
            + AttentionTask.Rounded(keys * task.KeySize) + AttentionTask.Rounded(keys * task.ValueSize)
            + AttentionTask.Rounded(block * task.KeySize) + 2 * AttentionTask.Rounded(block * keys);
    }

    /// <param name="task">What was computed.</param>
    /// <param name="sequences">The sequences that looked at this memory.</param>
    /// <param name="memory">The memory.</param>
    /// <param name="head">The head.</param>
    /// <param name="scratch">Memory of any value.</param>
    public static void Run(in AttentionTask task, Looking sequences, int memory, int head, Span<float> scratch)
    {
        var keyRows = task.Memory.Rows(memory);
        var (count, d, v) = (keyRows.Length, task.KeySize, task.ValueSize);
        var packedKeys = AttentionForward.GatherPacked(task.Keys, keyRows, head * d, d, transposed: false, ref scratch); // K
        var packedValues = AttentionForward.GatherPacked(task.Values, keyRows, head * v, v, transposed: true, ref scratch); // Vᵀ
        var keyGradient = AttentionTask.Take(ref scratch, count * d);
        var valueGradient = AttentionTask.Take(ref scratch, count * v);
        keyGradient.Clear();
        valueGradient.Clear();
        foreach (var sequence in sequences)
            AddSequence(task, sequence, head, count, packedKeys, packedValues, keyGradient, valueGradient, scratch);
        task.Keys.AddToGradient(keyGradient, keyRows, head * d, d);
        task.Values.AddToGradient(valueGradient, keyRows, head * v, v);
    }

    private static void AddSequence(in AttentionTask task, int sequence, int head, int count, ReadOnlySpan<float> packedKeys, ReadOnlySpan<float> packedValues,
        Span<float> keyGradient, Span<float> valueGradient, Span<float> scratch)
    {
        var (length, d, v) = (task.QuerySequences.Lengths[sequence], task.KeySize, task.ValueSize);
        var block = Math.Min(AttentionTask.Block, length);
        var queryRows = AttentionTask.Take(ref scratch, block * d);
        var packedQueries = AttentionTask.Take(ref scratch, MatrixProduct.PackedLength(block, d));
        var resultRows = AttentionTask.Take(ref scratch, block * v);
        var packedResults = AttentionTask.Take(ref scratch, MatrixProduct.PackedLength(block, v));
        var queryGradient = AttentionTask.Take(ref scratch, block * d);
        var used = AttentionTask.Take(ref scratch, block * count);
        var gradient = AttentionTask.Take(ref scratch, block * count);
        for (var query = 0; query < length; query += block)
        {
            var queries = Math.Min(block, length - query);
            var weights = task.WeightsOf(sequence, head, query, queries, count);
            var rows = task.QueryRows(sequence, query, queries);
            task.Queries.Gather(rows, head * d, d, queryRows);
            task.Result.GatherGradient(rows, head * v, v, resultRows);

            // dV += Uᵀ dY
            var dropped = new Matrix(task.Dropout > 0 ? Used(weights, task.Kept, used) : weights, queries, count);
            MatrixProduct.Pack(new Matrix(resultRows, queries, v), packedResults);
            MatrixProduct.MultiplyPacked(dropped.Transposed, packedResults, v, valueGradient, v, accumulate: true);
            // dU = dY Vᵀ
            MatrixProduct.MultiplyPacked(new Matrix(resultRows, queries, v), packedValues, count, gradient, count, accumulate: false);
            for (var i = 0; i < queries; i++)
                AttentionKernel.SoftmaxGradient(weights.Slice(i * count, count), task.Kept, task.Scale, gradient.Slice(i * count, count));
            // dQ = dS K and dK += dSᵀ Q, the root being in dS
            var scores = new Matrix(gradient, queries, count);
            MatrixProduct.MultiplyPacked(scores, packedKeys, d, queryGradient, d, accumulate: false);
            MatrixProduct.Pack(new Matrix(queryRows, queries, d), packedQueries);
            MatrixProduct.MultiplyPacked(scores.Transposed, packedQueries, d, keyGradient, d, accumulate: true);
            task.Queries.AddToGradient(queryGradient, rows, head * d, d);
        }
    }

    /// <summary>The weights after dropout: dropped ones have a minus sign.</summary>
    private static Span<float> Used(ReadOnlySpan<float> weights, float kept, Span<float> used)
    {
        used = used[..weights.Length];
        TensorPrimitives.Max(weights, 0f, used);
        TensorPrimitives.Multiply(used, kept, used);
        return used;
    }

    /// <summary>The sequences of queries that look at a memory.</summary>
    public ref struct Looking(ReadOnlySpan<int> memoryOf, int memory)
    {
        private readonly ReadOnlySpan<int> memoryOf = memoryOf;
        private int next = memoryOf.IsEmpty ? memory - 1 : -1;

        public readonly int Current => next;

        public readonly Looking GetEnumerator() => this;

        public bool MoveNext()
        {
            if (memoryOf.IsEmpty)
                return ++next == memory;
            while (++next < memoryOf.Length)
                if (memoryOf[next] == memory)
                    return true;
            return false;
        }
    }
}
