using SeqML.Engine.Kernels;
using SeqML.Engine.Kernels.Attention;
using SeqML.Engine.Kernels.Dropout;
using SeqML.Engine.Kernels.MatrixProducts;

namespace SeqML.Engine.Autograd.Operations.Attention;

/// <summary>One head of one sequence: y = softmax(Q Kᵀ / sqrt(d)) V, for a block of queries after the other.</summary>
internal static class AttentionForward
{
    /// <summary>Floats that <see cref="Run"/> needs.</summary>
    public static int ScratchLength(in AttentionTask task)
    {
        var (keys, block) = (task.Memory.Longest, Math.Min(AttentionTask.Block, task.QuerySequences.Steps));
        return AttentionTask.Room(keys, task.KeySize) + AttentionTask.Room(keys, task.ValueSize)
            + AttentionTask.Rounded(block * Math.Max(task.KeySize, task.ValueSize)) + AttentionTask.Rounded(block * keys);
    }

    public static void Run(in AttentionTask task, int sequence, int memory, int head, Span<float> scratch)
    {
        var keyRows = task.Memory.Rows(memory);
        var keySteps = task.Memory.Steps(memory);
        var (count, d, v) = (keyRows.Length, task.KeySize, task.ValueSize);
        var length = task.QuerySequences.Lengths[sequence];
        var packedKeys = GatherPacked(task.Keys, keyRows, head * d, d, transposed: true, ref scratch); // Kᵀ
        var packedValues = GatherPacked(task.Values, keyRows, head * v, v, transposed: false, ref scratch); // V
        var block = Math.Min(AttentionTask.Block, length);
        var rows = AttentionTask.Take(ref scratch, block * Math.Max(d, v)); // queries, then results
        var used = AttentionTask.Take(ref scratch, block * count); // the weights that dropout leaves
        var visible = task.IsCausal ? 0 : count;
        for (var query = 0; query < length; query += block)
        {
            var queries = Math.Min(block, length - query);
            var scores = task.Weights is null ? used[..(queries * count)] : task.WeightsOf(sequence, head, query, queries, count);
            task.GatherQueries(task.Queries, gradient: false, sequence, query, queries, head * d, d, rows);
            MatrixProduct.MultiplyPacked(new Matrix(rows, queries, d), packedKeys, count, scores, count, accumulate: false);
            for (var i = 0; i < queries; i++)
            {
                while (visible < count && keySteps[visible] <= query + i)
                    visible++;
                var row = scores.Slice(i * count, count);
                AttentionKernel.Softmax(row[..visible], task.Scale);
                row[visible..].Clear();
                Record(task, sequence, head, query + i, row, keySteps);
            }
            if (task.Dropout > 0 && task.Weights is null)
            {
                DropoutKernel.Forward(scores, task.Dropout, task.SeedOf(sequence, head, query), scores);
            }
            else if (task.Dropout > 0)
            {
                DropoutKernel.Mark(scores, task.Dropout, task.SeedOf(sequence, head, query), used[..(queries * count)]);
                scores = used[..(queries * count)];
            }
            MatrixProduct.MultiplyPacked(new Matrix(scores, queries, count), packedValues, v, rows, v, accumulate: false);
            for (var i = 0; i < queries; i++)
                ShortRow.Copy(rows.Slice(i * v, v), task.Result.Values(task.QuerySequences.StartOf(query + i) + sequence, head * v, v));
        }
    }

    /// <summary>A head's keys or values of a memory, laid out for products with them or with their transpose.</summary>
    public static ReadOnlySpan<float> GatherPacked(TensorColumns from, ReadOnlySpan<int> rows, int offset, int size, bool transposed, ref Span<float> scratch)
    {
        var gathered = AttentionTask.Take(ref scratch, rows.Length * size);
        AttentionTask.Gather(from, rows, offset, size, gathered);
        var matrix = new Matrix(gathered, rows.Length, size);
        if (transposed)
            matrix = matrix.Transposed;
        var packed = AttentionTask.Take(ref scratch, MatrixProduct.PackedLength(matrix.Rows, matrix.Columns));
        MatrixProduct.Pack(matrix, packed);
        return packed;
    }

    private static void Record(in AttentionTask task, int sequence, int head, int query, ReadOnlySpan<float> weights, ReadOnlySpan<int> steps)
    {
        if (task.Recorder is null)
            return;
        var row = task.Recorder.Row(sequence, head, query);
        for (var i = 0; i < weights.Length; i++)
            row[steps[i]] = weights[i];
    }
}
