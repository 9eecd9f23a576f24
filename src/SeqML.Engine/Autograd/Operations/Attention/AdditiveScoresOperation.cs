using SeqML.Engine.Kernels.Elementwise;
using SeqML.Engine.Kernels.Reductions;
using SeqML.Engine.Tensors;

namespace SeqML.Engine.Autograd.Operations.Attention;

/// <summary>s_n = v · tanh(k_n + q_b): how well each token's key fits the query of its sequence. (Bahdanau, Cho and Bengio 2015, appendix A.1.2; without a query, Yang et al. 2016, equation 5.)</summary>
public sealed class AdditiveScoresOperation : Operation
{
    private Tape tape = null!;
    private Tensor keys = null!;
    private Tensor? queries;
    private Tensor tangents = null!;
    private Tensor result = null!;
    private PackedSequences sequences = null!;
    private Parameter vector = null!;

    /// <summary>The scores of all tokens.</summary>
    /// <param name="tape">The tape.</param>
    /// <param name="keys">[N, A], packed: the tokens, projected.</param>
    /// <param name="sequences">How the rows of the keys form sequences.</param>
    /// <param name="queries">[B, A]: a query for each sequence, projected; null for none.</param>
    /// <param name="vector">v, [A].</param>
    /// <returns>[N, 1].</returns>
    public static Tensor Apply(Tape tape, Tensor keys, PackedSequences sequences, Tensor? queries, Parameter vector)
    {
        sequences.RequireRows(keys);
        var size = keys.Shape.Columns;
        if (vector.Tensor.Shape.Length != size || (queries is not null && (queries.Shape.Columns != size || queries.Shape.Rows != sequences.Count)))
            throw new ArgumentException(
                $"Expected queries of shape [{sequences.Count}, {size}] and {size} numbers in '{vector.Name}' for keys of shape {keys.Shape}, found {queries?.Shape} and {vector.Tensor.Shape}.", nameof(queries));
        var scores = tape.Allocate(Shape.Matrix(keys.Shape.Rows, 1)); // [N, 1]
        var tangents = tape.Workspace(keys.Shape);
        var products = tape.Workspace(Shape.Vector(size)).Values;
        for (var step = 0; step < sequences.Steps; step++)
            for (var b = 0; b < sequences.ActiveAt(step); b++)
            {
                var row = sequences.StartOf(step) + b;
                var key = keys.Values.Slice(row * size, size);
                var t = tangents.Values.Slice(row * size, size);
                if (queries is null)
                    key.CopyTo(t);
                else
                    TensorPrimitives.Add(key, queries.Values.Slice(b * size, size), t);
                ElementwiseKernels.Tanh(t, t);
                TensorPrimitives.Multiply(t, vector.Tensor.Values, products);
                scores.Values[row] = ReductionKernels.Sum(products);
            }

        if (tape.Records)
        {
            var operation = tape.Record<AdditiveScoresOperation>();
            (operation.tape, operation.keys, operation.queries, operation.vector) = (tape, keys, queries, vector);
            (operation.tangents, operation.result, operation.sequences) = (tangents, scores, sequences);
        }
        return scores;
    }

    /// <summary>With t = tanh(k + q): dv += ds t, and dk and dq += ds v (1 - t^2).</summary>
    public override void Backward()
    {
        var size = keys.Shape.Columns;
        var sums = tape.Workspace(Shape.Vector(size)).Values;
        for (var step = 0; step < sequences.Steps; step++)
            for (var b = 0; b < sequences.ActiveAt(step); b++)
            {
                var row = sequences.StartOf(step) + b;
                var ds = result.Gradient[row];
                var t = tangents.Values.Slice(row * size, size);
                TensorPrimitives.MultiplyAdd(t, ds, vector.Tensor.Gradient, vector.Tensor.Gradient);
                TensorPrimitives.Multiply(t, t, sums);
                TensorPrimitives.Subtract(1f, sums, sums);
                TensorPrimitives.Multiply(sums, vector.Tensor.Values, sums);
                Add(keys, row, sums, ds);
                if (queries is not null)
                    Add(queries, b, sums, ds);
            }
    }

    private static void Add(Tensor tensor, int row, ReadOnlySpan<float> sums, float factor)
    {
        if (!tensor.HasGradient)
            return;
        var gradient = tensor.Gradient.Slice(row * sums.Length, sums.Length);
        TensorPrimitives.MultiplyAdd(sums, factor, gradient, gradient);
    }
}
