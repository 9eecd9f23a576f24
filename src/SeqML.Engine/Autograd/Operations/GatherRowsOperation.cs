using SeqML.Engine.Tensors;

namespace SeqML.Engine.Autograd.Operations;

/// <summary>y_n = x_(i_n): a row of a result for each index, as often as it is asked for. (PyTorch's index_select of rows.) For the rows of a table there is <see cref="LookupOperation"/>.</summary>
/// <remarks>Backward adds the gradients up in the order of n, on one thread: a copy of some numbers a row is not worth handing out, and the sums have one order.</remarks>
public sealed class GatherRowsOperation : Operation
{
    private int[] rows = [];
    private int count;
    private Tensor input = null!;
    private Tensor result = null!;

    /// <summary>y_n = x_(i_n).</summary>
    /// <param name="tape">The tape.</param>
    /// <param name="x">[U, F].</param>
    /// <param name="rows">i: [N], at least one, each from 0 to U - 1; in any order, any number of times.</param>
    /// <returns>[N, F].</returns>
    /// <exception cref="ArgumentException">x is no matrix, or there are no indices.</exception>
    /// <exception cref="ArgumentOutOfRangeException">x has no such row.</exception>
    public static Tensor Apply(Tape tape, Tensor x, ReadOnlySpan<int> rows)
    {
        if (x.Shape.Rank != 2)
            throw new ArgumentException($"Expected a matrix to take rows of, found a tensor of shape {x.Shape}.", nameof(x));
        if (rows.IsEmpty)
            throw new ArgumentException($"Expected at least one row to take of a tensor of shape {x.Shape}, found none.", nameof(rows));
        var features = x.Shape.Columns;
        var y = tape.Allocate(Shape.Matrix(rows.Length, features)); // [N, F]
        ReadOnlySpan<float> from = x.Values;
        var to = y.Values;
        for (var n = 0; n < rows.Length; n++)
        {
            if ((uint)rows[n] >= (uint)x.Shape.Rows)
                throw new ArgumentOutOfRangeException(nameof(rows), rows[n], $"Expected rows from 0 to {x.Shape.Rows - 1} of a tensor of shape {x.Shape}, found {rows[n]} at position {n}.");
            from.Slice(rows[n] * features, features).CopyTo(to.Slice(n * features, features));
        }

        if (tape.Records)
        {
            var operation = tape.Record<GatherRowsOperation>();
            if (operation.rows.Length < rows.Length)
                operation.rows = new int[Math.Max(rows.Length, 2 * operation.rows.Length)];
            rows.CopyTo(operation.rows);
            (operation.count, operation.input, operation.result) = (rows.Length, x, y);
        }
        return y;
    }

    /// <inheritdoc/>
    public override void Backward()
    {
        if (!input.HasGradient)
            return;
        var features = result.Shape.Columns;
        ReadOnlySpan<float> from = result.Gradient;
        var to = input.Gradient;
        for (var n = 0; n < count; n++)
        {
            var row = to.Slice(rows[n] * features, features);
            TensorPrimitives.Add(row, from.Slice(n * features, features), row);
        }
    }
}
