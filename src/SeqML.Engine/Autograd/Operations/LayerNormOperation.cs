using SeqML.Engine.Kernels.Normalization;
using SeqML.Engine.Tensors;

namespace SeqML.Engine.Autograd.Operations;

/// <summary>y = gain (x - mean) / sqrt(variance + epsilon) + bias, with the mean and the (biased) variance of each row. (PyTorch's nn.LayerNorm; Ba, Kiros and Hinton 2016.)</summary>
public sealed class LayerNormOperation : Operation
{
    private Tensor input = null!;
    private Tensor result = null!;
    private Tensor moments = null!;
    private Parameter gain = null!;
    private Parameter bias = null!;

    /// <summary>Normalizes each row.</summary>
    /// <param name="tape">The tape.</param>
    /// <param name="x">[N, F].</param>
    /// <param name="gain">[F].</param>
    /// <param name="bias">[F].</param>
    /// <param name="epsilon">Keeps the division finite where a row is constant.</param>
    /// <returns>[N, F].</returns>
    public static Tensor Apply(Tape tape, Tensor x, Parameter gain, Parameter bias, float epsilon)
    {
        var (rows, features) = (x.Shape.Rows, x.Shape.Columns);
        if (gain.Tensor.Shape.Length != features || bias.Tensor.Shape.Length != features)
            throw new ArgumentException(
                $"Expected x of shape [N, {gain.Tensor.Shape.Length}] and a bias as long as the gain, found x of shape {x.Shape}, '{gain.Name}' of shape {gain.Tensor.Shape} and '{bias.Name}' of shape {bias.Tensor.Shape}.", nameof(x));
        var y = tape.Allocate(x.Shape);
        var moments = tape.Records ? tape.Workspace(Shape.Matrix(rows, 2)) : null;
        Span<float> from = x.Values, to = y.Values;
        for (var row = 0; row < rows; row++)
        {
            var (mean, inverse) = LayerNormKernel.Forward(
                from.Slice(row * features, features), gain.Tensor.Values, bias.Tensor.Values, epsilon, to.Slice(row * features, features));
            if (moments is not null)
                (moments.Values[2 * row], moments.Values[2 * row + 1]) = (mean, inverse);
        }

        if (moments is not null)
        {
            var operation = tape.Record<LayerNormOperation>();
            (operation.input, operation.result, operation.moments) = (x, y, moments);
            (operation.gain, operation.bias) = (gain, bias);
        }
        return y;
    }

    /// <inheritdoc/>
    public override void Backward()
    {
        var features = input.Shape.Columns;
        Span<float> x = input.Values, dx = input.Gradient, dy = result.Gradient, numbers = moments.Values;
        for (var row = 0; row < input.Shape.Rows; row++)
            LayerNormKernel.Backward(x.Slice(row * features, features), numbers[2 * row], numbers[2 * row + 1], gain.Tensor.Values,
                dy.Slice(row * features, features), dx.Slice(row * features, features), gain.Tensor.Gradient, bias.Tensor.Gradient);
    }
}
