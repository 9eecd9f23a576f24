using SeqML.Engine.Kernels.Elementwise;
using SeqML.Engine.Tensors;
using SeqML.Engine.Threading;

namespace SeqML.Engine.Autograd.Operations;

/// <summary>y = x times the probability that a normal number is below x: the Gaussian error linear unit, exact as PyTorch's nn.GELU by default. (Hendrycks and Gimpel 2016.)</summary>
public sealed class GeluOperation : Operation
{
    private Tape tape = null!;
    private Tensor input = null!;
    private Tensor result = null!;

    /// <summary>y = x (1 + erf(x / sqrt 2)) / 2.</summary>
    /// <param name="tape">The tape.</param>
    /// <param name="x">Any shape.</param>
    /// <returns>The shape of x.</returns>
    public static Tensor Apply(Tape tape, Tensor x)
    {
        var y = tape.Allocate(x.Shape);
        var operation = tape.Record<GeluOperation>(); // in prediction, too: it is what the workers share
        (operation.tape, operation.input, operation.result) = (tape, x, y);
        tape.Workers.Run(Pieces.Count(x.Shape.Length), operation, static (operation, piece) =>
        {
            var numbers = Pieces.At(piece, operation.input.Shape.Length);
            ElementwiseKernels.Gelu(operation.input.Values[numbers], operation.result.Values[numbers]);
        });
        return y;
    }

    /// <inheritdoc/>
    public override void Backward() => tape.Workers.Run(Pieces.Count(input.Shape.Length), this, static (operation, piece) =>
    {
        var numbers = Pieces.At(piece, operation.input.Shape.Length);
        GeluKernel.Backward(operation.input.Values[numbers], operation.result.Gradient[numbers], operation.input.Gradient[numbers]);
    });
}
