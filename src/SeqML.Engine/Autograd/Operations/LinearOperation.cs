using SeqML.Engine.Kernels.MatrixProducts;
using SeqML.Engine.Kernels.Reductions;
using SeqML.Engine.Tensors;

namespace SeqML.Engine.Autograd.Operations;

/// <summary>y = x Wᵀ + b. (PyTorch's nn.Linear.)</summary>
public sealed class LinearOperation : Operation
{
    private Tape tape = null!;
    private Tensor input = null!;
    private Tensor result = null!;
    private Parameter weight = null!;
    private Parameter bias = null!;

    /// <summary>y = x Wᵀ + b.</summary>
    /// <param name="tape">The tape.</param>
    /// <param name="x">[N, I].</param>
    /// <param name="weight">[O, I].</param>
    /// <param name="bias">[O].</param>
    /// <returns>[N, O].</returns>
    public static Tensor Apply(Tape tape, Tensor x, Parameter weight, Parameter bias)
    {
        var (count, inputs) = (x.Shape.Rows, x.Shape.Columns);
        var outputs = weight.Tensor.Shape.Rows;
        if (inputs != weight.Tensor.Shape.Columns || bias.Tensor.Shape.Length != outputs)
            throw new ArgumentException(
                $"Expected x of shape [N, I], a weight of shape [O, I] and a bias of shape [O], found {x.Shape}, '{weight.Name}' of shape {weight.Tensor.Shape} and '{bias.Name}' of shape {bias.Tensor.Shape}.", nameof(x));
        var y = tape.Allocate(Shape.Matrix(count, outputs)); // [N, O]
        for (var row = 0; row < count; row++)
            bias.Tensor.Values.CopyTo(y.Values.Slice(row * outputs, outputs));
        tape.Products.MultiplyPacked(new Matrix(x.Values, count, inputs), weight.PackedColumns, outputs, y.Values, outputs, accumulate: true);

        if (tape.Records)
        {
            var operation = tape.Record<LinearOperation>();
            (operation.tape, operation.input, operation.result) = (tape, x, y);
            (operation.weight, operation.bias) = (weight, bias);
        }
        return y;
    }

    /// <inheritdoc/>
    public override void Backward()
    {
        var (count, inputs, outputs) = (input.Shape.Rows, input.Shape.Columns, result.Shape.Columns);
        // dx = dy W
        if (input.HasGradient)
            tape.Products.MultiplyPacked(new Matrix(result.Gradient, count, outputs), weight.PackedRows, inputs, input.Gradient, inputs, accumulate: true);
        // dW = dyᵀ x
        var workspace = tape.Workspace(Shape.Vector(MatrixProduct.PackedLength(count, inputs)));
        tape.Products.Multiply(new Matrix(result.Gradient, count, outputs).Transposed, new Matrix(input.Values, count, inputs),
            weight.Tensor.Gradient, accumulate: true, workspace.Values);
        ReductionKernels.AddColumnSums(result.Gradient, bias.Tensor.Gradient);
    }
}
