using SeqML.Engine.Tensors;

namespace SeqML.Engine.Autograd.Operations;

/// <summary>s = sum over b of x_bc: one column, added up. Its gradient is what each row's number of that column depends on, of all rows in one walk.</summary>
public sealed class ColumnSumOperation : Operation
{
    private int column;
    private Tensor input = null!;
    private Tensor result = null!;

    /// <summary>s = sum over b of x_bc.</summary>
    /// <param name="tape">The tape.</param>
    /// <param name="x">[B, C].</param>
    /// <param name="column">c, from 0.</param>
    /// <returns>A number.</returns>
    /// <exception cref="ArgumentOutOfRangeException">There is no such column.</exception>
    public static Tensor Apply(Tape tape, Tensor x, int column)
    {
        var columns = x.Shape.Columns;
        if ((uint)column >= (uint)columns)
            throw new ArgumentOutOfRangeException(nameof(column), column, $"Expected a column from 0 to {columns - 1} of a tensor of shape {x.Shape}, found {column}.");
        var sum = tape.Allocate(Shape.Scalar);
        var values = x.Values;
        var total = 0d;
        for (var place = column; place < values.Length; place += columns)
            total += values[place];
        sum.Values[0] = (float)total;

        if (tape.Records)
        {
            var operation = tape.Record<ColumnSumOperation>();
            (operation.column, operation.input, operation.result) = (column, x, sum);
        }
        return sum;
    }

    /// <inheritdoc/>
    public override void Backward()
    {
        var ds = result.Gradient[0];
        var dx = input.Gradient;
        for (var place = column; place < dx.Length; place += input.Shape.Columns)
            dx[place] += ds;
    }
}
