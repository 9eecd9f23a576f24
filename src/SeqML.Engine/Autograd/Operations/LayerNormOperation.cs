using SeqML.Engine.Kernels.Normalization;
using SeqML.Engine.Tensors;

namespace SeqML.Engine.Autograd.Operations;

/// <summary>y = gain (x - mean) / sqrt(variance + epsilon) + bias, with the mean and the (biased) variance of each row. (PyTorch's nn.LayerNorm; Ba, Kiros and Hinton 2016.)</summary>
public sealed class LayerNormOperation : Operation
{
    /// <summary>Rows that one thread takes. Their sums for gain and bias are added up block by block, whoever computed them.</summary>
    private const int BlockRows = 64;

    private float epsilon;
    private Tape tape = null!;
    private Tensor ownGradients = null!;
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
        var operation = tape.Record<LayerNormOperation>(); // in prediction, too: it is what the workers share
        (operation.tape, operation.input, operation.result, operation.moments) = (tape, x, y, tape.Workspace(Shape.Matrix(rows, 2)));
        (operation.gain, operation.bias, operation.epsilon) = (gain, bias, epsilon);
        tape.Workers.Run(operation.Blocks, operation, static (operation, block) => operation.Forward(block));
        return y;
    }

    private int Blocks => (input.Shape.Rows + BlockRows - 1) / BlockRows;

    private void Forward(int block)
    {
        var features = input.Shape.Columns;
        Span<float> x = input.Values, y = result.Values, numbers = moments.Values;
        for (var row = block * BlockRows; row < Math.Min((block + 1) * BlockRows, input.Shape.Rows); row++)
            (numbers[2 * row], numbers[2 * row + 1]) = LayerNormKernel.Forward(
                x.Slice(row * features, features), gain.Tensor.Values, bias.Tensor.Values, epsilon, y.Slice(row * features, features));
    }

    /// <inheritdoc/>
    public override void Backward()
    {
        var features = input.Shape.Columns;
        ownGradients = tape.Workspace(Shape.Matrix(Blocks, 2 * features));
        tape.Workers.Run(Blocks, this, static (operation, block) => operation.Backward(block));
        for (var block = 0; block < Blocks; block++)
        {
            var ofBlock = ownGradients.Values.Slice(block * 2 * features, 2 * features);
            TensorPrimitives.Add(gain.Tensor.Gradient, ofBlock[..features], gain.Tensor.Gradient);
            TensorPrimitives.Add(bias.Tensor.Gradient, ofBlock[features..], bias.Tensor.Gradient);
        }
    }

    private void Backward(int block)
    {
        var features = input.Shape.Columns;
        Span<float> x = input.Values, dx = input.Gradient, dy = result.Gradient, numbers = moments.Values;
        var ofBlock = ownGradients.Values.Slice(block * 2 * features, 2 * features);
        ofBlock.Clear();
        for (var row = block * BlockRows; row < Math.Min((block + 1) * BlockRows, input.Shape.Rows); row++)
            LayerNormKernel.Backward(x.Slice(row * features, features), numbers[2 * row], numbers[2 * row + 1], gain.Tensor.Values,
                dy.Slice(row * features, features), dx.Slice(row * features, features), ofBlock[..features], ofBlock[features..]);
    }
}
