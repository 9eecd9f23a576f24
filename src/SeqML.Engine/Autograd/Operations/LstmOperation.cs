using SeqML.Engine.Kernels.MatrixProducts;
using SeqML.Engine.Kernels.Recurrent;
using SeqML.Engine.Kernels.Reductions;
using SeqML.Engine.Tensors;

namespace SeqML.Engine.Autograd.Operations;

/// <summary>
/// One direction of one LSTM layer over whole sequences, with its own backpropagation through time. (PyTorch's nn.LSTM;
/// equations at <see cref="LstmCellKernel"/>.)
/// </summary>
/// <remarks>
/// The products with the input, and all products for the weights' gradients, are one matrix product over all tokens; only
/// the product with the previous state remains in the loop over time. (Appleyard et al. 2016.)
/// </remarks>
public sealed class LstmOperation : Operation
{
    private bool reversed;
    private int offset;
    private Tape tape = null!;
    private LstmWeights weights = null!;
    private PackedSequences sequences = null!;
    private Tensor input = null!;
    private Tensor result = null!;
    private Tensor gates = null!;
    private Tensor previous = null!;
    private Tensor cells = null!;
    private Tensor cellTanhs = null!;

    /// <summary>Reads the sequences from zero states, and writes each h_t to columns of the result.</summary>
    /// <param name="tape">The tape.</param>
    /// <param name="x">[N, I], packed.</param>
    /// <param name="sequences">How the rows of x form sequences.</param>
    /// <param name="weights">The layer's weights in this direction.</param>
    /// <param name="reversed">Whether sequences are read from their ends.</param>
    /// <param name="y">[N, D H]: where the states go.</param>
    /// <param name="offset">The first of the H columns that are this direction's.</param>
    public static void Apply(Tape tape, Tensor x, PackedSequences sequences, LstmWeights weights, bool reversed, Tensor y, int offset)
    {
        var hidden = weights.Hidden.Tensor.Shape.Columns;
        sequences.RequireRows(x);
        sequences.RequireRows(y);
        if (x.Shape.Columns != weights.Input.Tensor.Shape.Columns)
            throw new ArgumentException($"Expected {weights.Input.Tensor.Shape.Columns} columns for '{weights.Input.Name}' of shape {weights.Input.Tensor.Shape}, found x of shape {x.Shape}.", nameof(x));
        if (offset < 0 || offset + hidden > y.Shape.Columns)
            throw new ArgumentException($"Expected room for {hidden} columns from column {offset} on, found y of shape {y.Shape}.", nameof(y));
        var scan = tape.Record<LstmOperation>(); // in prediction, too: it is where the scan keeps its states
        (scan.tape, scan.weights, scan.sequences, scan.reversed, scan.offset) = (tape, weights, sequences, reversed, offset);
        (scan.input, scan.result) = (x, y);
        scan.gates = tape.Workspace(Shape.Matrix(x.Shape.Rows, 4 * hidden));
        scan.previous = tape.Workspace(Shape.Matrix(x.Shape.Rows, hidden));
        scan.cells = tape.Workspace(Shape.Matrix(x.Shape.Rows, hidden));
        scan.cellTanhs = tape.Workspace(Shape.Matrix(x.Shape.Rows, hidden));
        scan.Forward(hidden);
    }

    private void Forward(int size)
    {
        MultiplyInput(size);
        for (var turn = 0; turn < sequences.Steps; turn++)
        {
            var step = reversed ? sequences.Steps - 1 - turn : turn;
            var (start, active) = (sequences.StartOf(step), sequences.ActiveAt(step));
            var (before, continuing) = Before(step);
            GatherPrevious(start, active, before, continuing, size);
            MatrixProduct.MultiplyPacked(Rows(previous, start, continuing), weights.Hidden.PackedColumns, 4 * size,
                gates.Values[(start * 4 * size)..], 4 * size, accumulate: true);
            for (var b = 0; b < active; b++)
                LstmCellKernel.Forward(
                    Row(gates, start + b),
                    b < continuing ? Row(cells, before + b) : default,
                    Row(cells, start + b),
                    Row(cellTanhs, start + b),
                    result.Values.Slice((start + b) * result.Shape.Columns + offset, size));
        }
    }

    /// <inheritdoc/>
    public override void Backward()
    {
        var size = weights.Hidden.Tensor.Shape.Columns;
        var hiddenGradient = tape.Workspace(Shape.Matrix(sequences.Count, size));
        var cellGradient = tape.Workspace(Shape.Matrix(sequences.Count, size));
        hiddenGradient.Values.Clear();
        cellGradient.Values.Clear();
        for (var turn = sequences.Steps - 1; turn >= 0; turn--)
        {
            var step = reversed ? sequences.Steps - 1 - turn : turn;
            var (start, active) = (sequences.StartOf(step), sequences.ActiveAt(step));
            var (before, continuing) = Before(step);
            for (var b = 0; b < active; b++)
            {
                var dh = Row(hiddenGradient, b);
                TensorPrimitives.Add(dh, result.Gradient.Slice((start + b) * result.Shape.Columns + offset, size), dh);
                LstmCellKernel.Backward(
                    Row(gates, start + b),
                    b < continuing ? Row(cells, before + b) : default,
                    Row(cellTanhs, start + b),
                    dh,
                    Row(cellGradient, b));
            }
            // dh_(t-1) = da W_hh; sequences that began at this step hand nothing on, and their rows are not read again.
            MatrixProduct.MultiplyPacked(Rows(gates, start, continuing), weights.Hidden.PackedRows, size,
                hiddenGradient.Values, size, accumulate: false);
        }
        AddWeightGradients(size);
    }

    /// <summary>gates = x W_ihᵀ + b_ih + b_hh, for all tokens at once.</summary>
    private void MultiplyInput(int size)
    {
        var bias = Row(gates, 0);
        TensorPrimitives.Add(weights.InputBias.Tensor.Values, weights.HiddenBias.Tensor.Values, bias);
        for (var row = 1; row < gates.Shape.Rows; row++)
            bias.CopyTo(Row(gates, row));
        MatrixProduct.MultiplyPacked(Rows(input, 0, input.Shape.Rows), weights.Input.PackedColumns, 4 * size, gates.Values, 4 * size, accumulate: true);
    }

    /// <summary>Gathers h_(t-1) of the tokens of one step in rows that lie together; zeros for sequences that begin here.</summary>
    private void GatherPrevious(int start, int active, int before, int continuing, int size)
    {
        for (var b = 0; b < continuing; b++)
            result.Values.Slice((before + b) * result.Shape.Columns + offset, size).CopyTo(Row(previous, start + b));
        previous.Values.Slice((start + continuing) * size, (active - continuing) * size).Clear();
    }

    /// <summary>Where the step that was read before this one starts, and how many of this step's sequences were in it.</summary>
    private (int Start, int Continuing) Before(int step)
    {
        var other = reversed ? step + 1 : step - 1;
        return other < 0 || other == sequences.Steps
            ? (0, 0)
            : (sequences.StartOf(other), Math.Min(sequences.ActiveAt(other), sequences.ActiveAt(step)));
    }

    /// <summary>With the gradients da of the gates: dW_ih = daᵀ x, dW_hh = daᵀ h_(t-1), db = sum of da, dx = da W_ih.</summary>
    private void AddWeightGradients(int size)
    {
        var rows = input.Shape.Rows;
        var inputs = input.Shape.Columns;
        var workspace = tape.Workspace(Shape.Vector(Math.Max(MatrixProduct.PackedLength(rows, inputs), MatrixProduct.PackedLength(rows, size)))).Values;
        var a = Rows(gates, 0, rows);
        MatrixProduct.Multiply(a.Transposed, Rows(input, 0, rows), weights.Input.Tensor.Gradient, accumulate: true, workspace);
        MatrixProduct.Multiply(a.Transposed, Rows(previous, 0, rows), weights.Hidden.Tensor.Gradient, accumulate: true, workspace);
        var sums = tape.Workspace(Shape.Vector(4 * size)).Values;
        sums.Clear();
        ReductionKernels.AddColumnSums(gates.Values, sums);
        foreach (var bias in (ReadOnlySpan<Parameter>)[weights.InputBias, weights.HiddenBias])
            TensorPrimitives.Add(bias.Tensor.Gradient, sums, bias.Tensor.Gradient);
        if (input.HasGradient)
            MatrixProduct.MultiplyPacked(a, weights.Input.PackedRows, inputs, input.Gradient, inputs, accumulate: true);
    }

    private static Span<float> Row(Tensor tensor, int row) => tensor.Values.Slice(row * tensor.Shape.Columns, tensor.Shape.Columns);

    private static Matrix Rows(Tensor tensor, int start, int count) =>
        new(tensor.Values[(start * tensor.Shape.Columns)..], count, tensor.Shape.Columns);
}
