using SeqML.Engine.Kernels.MatrixProducts;
using SeqML.Engine.Tensors;

namespace SeqML.Engine.Autograd.Operations;

/// <summary>
/// y_t = b + sum over k of W_k x_(t + k - left): filters that slide over each sequence, with zeros beyond its ends, so that there
/// is a result for every token. (PyTorch's nn.Conv1d with padding='same': left = (width - 1) / 2, rounded down.)
/// </summary>
/// <remarks>For each position of the filters the tokens are gathered, shifted, and multiplied in one matrix product over all of them.</remarks>
public sealed class ConvolutionOperation : Operation
{
    private int offset;
    private Tape tape = null!;
    private Tensor input = null!;
    private Tensor result = null!;
    private Tensor[] shifted = [];
    private PackedSequences sequences = null!;
    private Parameter weight = null!;
    private Parameter bias = null!;

    /// <summary>Slides the filters over the sequences, and writes to columns of the result.</summary>
    /// <param name="tape">The tape.</param>
    /// <param name="x">[N, I], packed.</param>
    /// <param name="sequences">How the rows of x form sequences.</param>
    /// <param name="weight">[O, I, width].</param>
    /// <param name="bias">[O].</param>
    /// <param name="y">[N, F]: where the results go.</param>
    /// <param name="offset">The first of the O columns that are these filters'.</param>
    public static void Apply(Tape tape, Tensor x, PackedSequences sequences, Parameter weight, Parameter bias, Tensor y, int offset)
    {
        var (outputs, width) = (weight.Tensor.Shape.Rows, weight.Tensor.Shape.Width);
        sequences.RequireRows(x);
        sequences.RequireRows(y);
        if (x.Shape.Columns * width != weight.Tensor.Shape.Columns)
            throw new ArgumentException($"Expected {weight.Tensor.Shape.Columns / width} columns for '{weight.Name}' of shape {weight.Tensor.Shape}, found x of shape {x.Shape}.", nameof(x));
        if (offset < 0 || offset + outputs > y.Shape.Columns)
            throw new ArgumentException($"Expected room for {outputs} columns from column {offset} on, found y of shape {y.Shape}.", nameof(y));
        var operation = tape.Record<ConvolutionOperation>(); // in prediction, too: it keeps the shifted tokens
        (operation.tape, operation.input, operation.result, operation.sequences) = (tape, x, y, sequences);
        (operation.weight, operation.bias, operation.offset) = (weight, bias, offset);
        if (operation.shifted.Length != width)
            operation.shifted = new Tensor[width];
        operation.Forward(outputs, width);
    }

    private void Forward(int outputs, int width)
    {
        var (rows, columns) = (result.Shape.Rows, result.Shape.Columns);
        for (var row = 0; row < rows; row++)
            bias.Tensor.Values.CopyTo(result.Values.Slice(row * columns + offset, outputs));
        for (var position = 0; position < width; position++)
        {
            shifted[position] = Shift(position - (width - 1) / 2);
            MatrixProduct.MultiplyPacked(new Matrix(shifted[position].Values, rows, input.Shape.Columns), weight.PackedColumnsAt(position), outputs,
                result.Values[offset..], columns, accumulate: true);
        }
    }

    /// <inheritdoc/>
    public override void Backward()
    {
        var (rows, inputs, outputs, width) = (result.Shape.Rows, input.Shape.Columns, weight.Tensor.Shape.Rows, weight.Tensor.Shape.Width);
        var dy = new Matrix(result.Gradient, rows, result.Shape.Columns).SliceColumns(offset, outputs);
        var packing = tape.Workspace(Shape.Vector(MatrixProduct.PackedLength(rows, inputs))).Values;
        var dw = tape.Workspace(Shape.Matrix(outputs, inputs)).Values;
        var dx = tape.Workspace(Shape.Matrix(rows, inputs));
        for (var position = 0; position < width; position++)
        {
            // dW_k = dyᵀ x shifted, and lies between the other positions' numbers.
            MatrixProduct.Multiply(dy.Transposed, new Matrix(shifted[position].Values, rows, inputs), dw, accumulate: false, packing);
            var gradient = weight.Tensor.Gradient;
            for (var i = 0; i < dw.Length; i++)
                gradient[i * width + position] += dw[i];
            if (!input.HasGradient)
                continue;
            MatrixProduct.MultiplyPacked(dy, weight.PackedRowsAt(position), inputs, dx.Values, inputs, accumulate: false);
            AddShiftedBack(dx, position - (width - 1) / 2);
        }
        for (var row = 0; row < rows; row++)
            TensorPrimitives.Add(bias.Tensor.Gradient, result.Gradient.Slice(row * result.Shape.Columns + offset, outputs), bias.Tensor.Gradient);
    }

    /// <summary>For each token, the one that stands <paramref name="distance"/> later in its sequence; zeros where there is none.</summary>
    private Tensor Shift(int distance)
    {
        var inputs = input.Shape.Columns;
        var moved = tape.Workspace(input.Shape);
        for (var step = 0; step < sequences.Steps; step++)
        {
            var (to, count) = (sequences.StartOf(step), Neighbours(step, distance));
            if (count > 0)
                input.Values.Slice(sequences.StartOf(step + distance) * inputs, count * inputs).CopyTo(moved.Values[(to * inputs)..]);
            moved.Values.Slice((to + count) * inputs, (sequences.ActiveAt(step) - count) * inputs).Clear();
        }
        return moved;
    }

    private void AddShiftedBack(Tensor gradient, int distance)
    {
        var inputs = input.Shape.Columns;
        for (var step = 0; step < sequences.Steps; step++)
        {
            var count = Neighbours(step, distance);
            if (count == 0)
                continue;
            var to = input.Gradient.Slice(sequences.StartOf(step + distance) * inputs, count * inputs);
            TensorPrimitives.Add(to, gradient.Values.Slice(sequences.StartOf(step) * inputs, count * inputs), to);
        }
    }

    /// <summary>How many sequences have both a step and the one that far from it.</summary>
    private int Neighbours(int step, int distance) =>
        step + distance < 0 || step + distance >= sequences.Steps ? 0 : Math.Min(sequences.ActiveAt(step), sequences.ActiveAt(step + distance));
}
