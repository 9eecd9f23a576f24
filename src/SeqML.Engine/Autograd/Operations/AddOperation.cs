using SeqML.Engine.Tensors;

namespace SeqML.Engine.Autograd.Operations;

/// <summary>z = x + y, as a residual connection has it. (He et al. 2016.)</summary>
public sealed class AddOperation : Operation
{
    private Tensor left = null!;
    private Tensor right = null!;
    private Tensor result = null!;

    /// <summary>z = x + y.</summary>
    /// <param name="tape">The tape.</param>
    /// <param name="x">Of any shape.</param>
    /// <param name="y">Of the same shape.</param>
    /// <returns>Of that shape.</returns>
    public static Tensor Apply(Tape tape, Tensor x, Tensor y)
    {
        if (x.Shape != y.Shape)
            throw new ArgumentException($"Expected two tensors of one shape, found {x.Shape} and {y.Shape}.", nameof(y));
        var z = tape.Allocate(x.Shape);
        TensorPrimitives.Add(x.Values, y.Values, z.Values);
        if (tape.Records)
        {
            var operation = tape.Record<AddOperation>();
            (operation.left, operation.right, operation.result) = (x, y, z);
        }
        return z;
    }

    /// <inheritdoc/>
    public override void Backward()
    {
        if (left.HasGradient)
            TensorPrimitives.Add(left.Gradient, result.Gradient, left.Gradient);
        if (right.HasGradient)
            TensorPrimitives.Add(right.Gradient, result.Gradient, right.Gradient);
    }
}
