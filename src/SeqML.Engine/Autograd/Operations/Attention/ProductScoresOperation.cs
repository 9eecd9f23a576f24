using SeqML.Engine.Kernels.Reductions;
using SeqML.Engine.Tensors;

namespace SeqML.Engine.Autograd.Operations.Attention;

/// <summary>s_n = q_b · k_n: the product of each token's key with the query of its sequence. (Luong, Pham and Manning 2015, equation 8.)</summary>
public sealed class ProductScoresOperation : Operation
{
    private Tensor keys = null!;
    private Tensor queries = null!;
    private Tensor result = null!;
    private PackedSequences sequences = null!;

    /// <summary>The scores of all tokens.</summary>
    /// <param name="tape">The tape.</param>
    /// <param name="keys">[N, A], packed.</param>
    /// <param name="sequences">How the rows of the keys form sequences.</param>
    /// <param name="queries">[B, A]: a query for each sequence.</param>
    /// <returns>[N, 1].</returns>
    public static Tensor Apply(Tape tape, Tensor keys, PackedSequences sequences, Tensor queries)
    {
        sequences.RequireRows(keys);
        var size = keys.Shape.Columns;
        if (queries.Shape.Columns != size || queries.Shape.Rows != sequences.Count)
            throw new ArgumentException($"Expected queries of shape [{sequences.Count}, {size}] for keys of shape {keys.Shape}, found {queries.Shape}.", nameof(queries));
        var scores = tape.Allocate(Shape.Matrix(keys.Shape.Rows, 1)); // [N, 1]
        var products = tape.Workspace(Shape.Vector(size)).Values;
        for (var step = 0; step < sequences.Steps; step++)
            for (var b = 0; b < sequences.ActiveAt(step); b++)
            {
                var row = sequences.StartOf(step) + b;
                TensorPrimitives.Multiply(keys.Values.Slice(row * size, size), queries.Values.Slice(b * size, size), products);
                scores.Values[row] = ReductionKernels.Sum(products);
            }

        if (tape.Records)
        {
            var operation = tape.Record<ProductScoresOperation>();
            (operation.keys, operation.queries, operation.result, operation.sequences) = (keys, queries, scores, sequences);
        }
        return scores;
    }

    /// <summary>dk += ds q, dq += ds k.</summary>
    public override void Backward()
    {
        for (var step = 0; step < sequences.Steps; step++)
            for (var b = 0; b < sequences.ActiveAt(step); b++)
            {
                var row = sequences.StartOf(step) + b;
                Add(keys, row, queries, b, result.Gradient[row]);
                Add(queries, b, keys, row, result.Gradient[row]);
            }
    }

    private static void Add(Tensor to, int toRow, Tensor from, int fromRow, float factor)
    {
        if (!to.HasGradient)
            return;
        var size = to.Shape.Columns;
        var gradient = to.Gradient.Slice(toRow * size, size);
        TensorPrimitives.MultiplyAdd(from.Values.Slice(fromRow * size, size), factor, gradient, gradient);
    }
}
