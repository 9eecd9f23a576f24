using SeqML.Engine.Kernels.Normalization;
using SeqML.Engine.Tensors;

namespace SeqML.Engine.Autograd.Operations;

/// <summary>y = gain x / sqrt(mean of x^2 + epsilon), with the mean of each row. (PyTorch's nn.RMSNorm; Zhang and Sennrich 2019.)</summary>
public sealed class RmsNormOperation : Operation
{
    private Tensor input = null!;
    private Tensor result = null!;
    private Tensor inverses = null!;
    private Parameter gain = null!;

    /// <summary>Normalizes each row.</summary>
    /// <param name="tape">The tape.</param>
    /// <param name="x">[N, F].</param>
    /// <param name="gain">[F].</param>
    /// <param name="epsilon">Keeps the division finite where a row is zero.</param>
    /// <returns>[N, F].</returns>
    public static Tensor Apply(Tape tape, Tensor x, Parameter gain, float epsilon)
    {
        var (rows, features) = (x.Shape.Rows, x.Shape.Columns);
        if (gain.Tensor.Shape.Length != features)
            throw new ArgumentException($"Expected x of shape [N, {gain.Tensor.Shape.Length}] for '{gain.Name}' of shape {gain.Tensor.Shape}, found x of shape {x.Shape}.", nameof(x));
        var y = tape.Allocate(x.Shape);
        var inverses = tape.Records ? tape.Workspace(Shape.Vector(rows)) : null;
        Span<float> from = x.Values, to = y.Values;
        for (var row = 0; row < rows; row++)
        {
            var inverse = RmsNormKernel.Forward(from.Slice(row * features, features), gain.Tensor.Values, epsilon, to.Slice(row * features, features));
            if (inverses is not null)
                inverses.Values[row] = inverse;
        }

        if (inverses is not null)
        {
            var operation = tape.Record<RmsNormOperation>();
            (operation.input, operation.result, operation.inverses, operation.gain) = (x, y, inverses, gain);
        }
        return y;
    }

    /// <inheritdoc/>
    public override void Backward()
    {
        var features = input.Shape.Columns;
        Span<float> x = input.Values, dx = input.Gradient, dy = result.Gradient;
        for (var row = 0; row < input.Shape.Rows; row++)
            RmsNormKernel.Backward(x.Slice(row * features, features), inverses.Values[row], gain.Tensor.Values,
                dy.Slice(row * features, features), dx.Slice(row * features, features), gain.Tensor.Gradient);
    }
}
