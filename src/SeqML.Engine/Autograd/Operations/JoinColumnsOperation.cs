using SeqML.Engine.Tensors;

namespace SeqML.Engine.Autograd.Operations;

/// <summary>y_n = [a_n, b_n, ...]: the columns of several matrices side by side. (PyTorch's cat with dim=1.)</summary>
public sealed class JoinColumnsOperation : Operation
{
    private readonly List<Tensor> inputs = [];
    private Tensor result = null!;

    /// <summary>y_n = [a_n, b_n, ...].</summary>
    /// <param name="tape">The tape.</param>
    /// <param name="parts">[N, A], [N, B], ...: at least one. One may come twice, and one without a gradient gets none.</param>
    /// <returns>[N, A + B + ...].</returns>
    /// <exception cref="ArgumentException">There is no part, one is no matrix, or they have not as many rows each.</exception>
    /// <exception cref="OverflowException">The result has more numbers than memory holds.</exception>
    public static Tensor Apply(Tape tape, params ReadOnlySpan<Tensor> parts) // a span: the caller's stack has the list
    {
        if (parts.IsEmpty)
            throw new ArgumentException("Expected at least one matrix to join, found none.", nameof(parts));
        var columns = 0;
        foreach (var part in parts)
        {
            if (part.Shape.Rank != 2 || part.Shape.Rows != parts[0].Shape.Rows)
                throw new ArgumentException($"Expected matrices of as many rows each, found {parts[0].Shape} and {part.Shape}.", nameof(parts));
            columns = checked(columns + part.Shape.Columns);
        }
        var y = tape.Allocate(Shape.Matrix(parts[0].Shape.Rows, columns)); // [N, A + B + ...]
        var start = 0;
        foreach (var part in parts)
        {
            var width = part.Shape.Columns;
            for (var n = 0; n < y.Shape.Rows; n++)
                part.Values.Slice(n * width, width).CopyTo(y.Values.Slice(n * columns + start, width));
            start += width;
        }

        if (tape.Records)
        {
            var operation = tape.Record<JoinColumnsOperation>();
            operation.inputs.Clear();
            operation.inputs.AddRange(parts);
            operation.result = y;
        }
        return y;
    }

    /// <inheritdoc/>
    public override void Backward()
    {
        var (columns, start) = (result.Shape.Columns, 0);
        foreach (var part in inputs)
        {
            var width = part.Shape.Columns;
            for (var n = 0; part.HasGradient && n < result.Shape.Rows; n++)
            {
                var row = part.Gradient.Slice(n * width, width);
                TensorPrimitives.Add(row, result.Gradient.Slice(n * columns + start, width), row);
            }
            start += width;
        }
    }
}
