using SeqML.Engine.Kernels.Elementwise;
using SeqML.Engine.Tensors;

namespace SeqML.Engine.Autograd.Operations;

/// <summary>y = x times the probability that a normal number is below x: the Gaussian error linear unit, exact as PyTorch's nn.GELU by default. (Hendrycks and Gimpel 2016.)</summary>
public sealed class GeluOperation : Operation
{
    private Tensor input = null!;
    private Tensor result = null!;

    /// <summary>y = x (1 + erf(x / sqrt 2)) / 2.</summary>
    /// <param name="tape">The tape.</param>
    /// <param name="x">Any shape.</param>
    /// <returns>The shape of x.</returns>
    public static Tensor Apply(Tape tape, Tensor x)
    {
        var y = tape.Allocate(x.Shape);
        ElementwiseKernels.Gelu(x.Values, y.Values);
        if (tape.Records)
        {
            var operation = tape.Record<GeluOperation>();
            (operation.input, operation.result) = (x, y);
        }
        return y;
    }

    /// <inheritdoc/>
    public override void Backward() => GeluKernel.Backward(input.Values, result.Gradient, input.Gradient);
}
