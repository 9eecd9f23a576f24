using SeqML.Engine.Kernels.MatrixProducts;
using SeqML.Engine.Kernels.Reductions;
using SeqML.Engine.Tensors;
using SeqML.Engine.Threading;

namespace SeqML.Engine.Autograd.Operations;

/// <summary>y = x Wᵀ + b. (PyTorch's nn.Linear.)</summary>
public sealed class LinearOperation : Operation
{
    /// <summary>Numbers to be added up that are worth another thread.</summary>
    private const int WorthSharing = 1 << 16;

    private int shares;
    private int start;
    private Tape tape = null!;
    private Tensor input = null!;
    private Tensor result = null!;
    private Parameter weight = null!;
    private Parameter? bias;

    /// <summary>y = x Wᵀ + b.</summary>
    /// <param name="tape">The tape.</param>
    /// <param name="x">[N, I].</param>
    /// <param name="weight">[O, I].</param>
    /// <param name="bias">[O]; null for none.</param>
    /// <returns>[N, O].</returns>
    public static Tensor Apply(Tape tape, Tensor x, Parameter weight, Parameter? bias) => Apply(tape, x, weight, bias, 0, weight.Tensor.Shape.Rows);

    /// <summary>Some outputs of it: a part of a weight that holds several, as in_proj_weight of attention does.</summary>
    /// <param name="tape">The tape.</param>
    /// <param name="x">[N, I].</param>
    /// <param name="weight">[O, I].</param>
    /// <param name="bias">[O]; null for none.</param>
    /// <param name="start">The first output.</param>
    /// <param name="outputs">How many.</param>
    /// <returns>[N, outputs].</returns>
    public static Tensor Apply(Tape tape, Tensor x, Parameter weight, Parameter? bias, int start, int outputs)
    {
        var (count, inputs) = (x.Shape.Rows, x.Shape.Columns);
        if (inputs != weight.Tensor.Shape.Columns || (bias is not null && bias.Tensor.Shape.Length != weight.Tensor.Shape.Rows))
            throw new ArgumentException(
                $"Expected x of shape [N, I], a weight of shape [O, I] and a bias of shape [O], found {x.Shape}, '{weight.Name}' of shape {weight.Tensor.Shape} and '{bias?.Name ?? "no bias"}' of shape {bias?.Tensor.Shape}.", nameof(x));
        if (start < 0 || outputs < 1 || start + outputs > weight.Tensor.Shape.Rows)
            throw new ArgumentOutOfRangeException(nameof(start), start, $"Expected some of the outputs of '{weight.Name}' of shape {weight.Tensor.Shape}, found {outputs} from {start} on.");
        var y = tape.Allocate(Shape.Matrix(count, outputs)); // [N, O]
        var packed = outputs == weight.Tensor.Shape.Rows ? weight.PackedColumns : weight.PackedColumnsOf(start, outputs);
        var rows = new Matrix(x.Values, count, inputs);
        if (bias is null)
            tape.Products.MultiplyPacked(rows, packed, outputs, y.Values, outputs, accumulate: false);
        else
            tape.Products.MultiplyPacked(rows, packed, bias.Tensor.Values.Slice(start, outputs), y.Values, outputs);

        if (tape.Records)
        {
            var operation = tape.Record<LinearOperation>();
            (operation.tape, operation.input, operation.result) = (tape, x, y);
            (operation.weight, operation.bias, operation.start) = (weight, bias, start);
        }
        return y;
    }

    /// <inheritdoc/>
    public override void Backward()
    {
        var (count, inputs, outputs) = (input.Shape.Rows, input.Shape.Columns, result.Shape.Columns);
        // dx = dy W
        if (input.HasGradient)
        {
            var packed = outputs == weight.Tensor.Shape.Rows ? weight.PackedRows : weight.PackedRowsOf(start, outputs);
            tape.Products.MultiplyPacked(new Matrix(result.Gradient, count, outputs), packed, inputs, input.Gradient, inputs, accumulate: true);
        }
        // dW = dyᵀ x
        var workspace = tape.Workspace(Shape.Vector(MatrixProduct.PackedLength(count, inputs)));
        tape.Products.Multiply(new Matrix(result.Gradient, count, outputs).Transposed, new Matrix(input.Values, count, inputs),
            weight.Tensor.Gradient.Slice(start * inputs, outputs * inputs), accumulate: true, workspace.Values);
        if (bias is null)
            return;
        shares = Math.Min(tape.Workers.Count, 1 + result.Shape.Length / WorthSharing);
        tape.Workers.Run(shares, this, static (operation, share) => operation.AddBiasGradient(share));
    }

    private void AddBiasGradient(int share)
    {
        var (first, end) = Workers.Share(result.Shape.Columns, share, shares, unit: 64);
        var dy = new Matrix(result.Gradient, result.Shape.Rows, result.Shape.Columns);
        ReductionKernels.AddColumnSums(dy.SliceColumns(first, end - first), bias!.Tensor.Gradient[(start + first)..(start + end)]);
    }
}
