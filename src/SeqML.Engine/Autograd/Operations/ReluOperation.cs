using SeqML.Engine.Kernels.Elementwise;
using SeqML.Engine.Tensors;

namespace SeqML.Engine.Autograd.Operations;

/// <summary>y = max(x, 0). NaN stays NaN; the gradient at 0 is 0, as in PyTorch.</summary>
public sealed class ReluOperation : Operation
{
    private Tensor input = null!;
    private Tensor result = null!;

    /// <summary>y = max(x, 0).</summary>
    /// <param name="tape">The tape.</param>
    /// <param name="x">Any shape.</param>
    /// <returns>The shape of x.</returns>
    public static Tensor Apply(Tape tape, Tensor x)
    {
        var y = tape.Allocate(x.Shape);
        TensorPrimitives.Max(x.Values, 0, y.Values);
        if (tape.Records)
        {
            var operation = tape.Record<ReluOperation>();
            (operation.input, operation.result) = (x, y);
        }
        return y;
    }

    /// <inheritdoc/>
    public override void Backward() => RectifierKernel.AddGradient(result.Values, result.Gradient, input.Gradient);
}
