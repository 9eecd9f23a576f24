using SeqML.Engine.Kernels.MatrixProducts;
using SeqML.Engine.Kernels.Reductions;
using SeqML.Engine.Tensors;

namespace SeqML.Engine.Autograd.Operations.Recurrent;

/// <summary>
/// One direction of one recurrent layer over whole sequences, with its own backpropagation through time. The scan is here,
/// once; what a step does is the cell's. (PyTorch's nn.RNN, nn.GRU and nn.LSTM.)
/// </summary>
/// <remarks>
/// The products with the input, and all products for the weights' gradients, are one matrix product over all tokens; only
/// the product with the previous state remains in the loop over time. (Appleyard et al. 2016.)
/// </remarks>
/// <typeparam name="TCell">The step.</typeparam>
public sealed class RecurrentOperation<TCell> : Operation
    where TCell : struct, IRecurrentCell
{
    private bool reversed;
    private int offset;
    private Tape tape = null!;
    private RecurrentWeights weights = null!;
    private PackedSequences sequences = null!;
    private Tensor input = null!;
    private Tensor result = null!;
    private Tensor gates = null!;
    private Tensor stateSums = null!;
    private Tensor previous = null!;
    private Tensor memory = null!;

    private int Size => weights.Hidden.Tensor.Shape.Columns;

    /// <summary>Reads the sequences from zero states, and writes each h_t to columns of the result.</summary>
    /// <param name="tape">The tape.</param>
    /// <param name="x">[N, I], packed.</param>
    /// <param name="sequences">How the rows of x form sequences.</param>
    /// <param name="weights">The layer's weights in this direction.</param>
    /// <param name="reversed">Whether sequences are read from their ends.</param>
    /// <param name="y">[N, D H]: where the states go.</param>
    /// <param name="offset">The first of the H columns that are this direction's.</param>
    public static void Apply(Tape tape, Tensor x, PackedSequences sequences, RecurrentWeights weights, bool reversed, Tensor y, int offset)
    {
        var hidden = weights.Hidden.Tensor.Shape.Columns;
        sequences.RequireRows(x);
        sequences.RequireRows(y);
        if (x.Shape.Columns != weights.Input.Tensor.Shape.Columns)
            throw new ArgumentException($"Expected {weights.Input.Tensor.Shape.Columns} columns for '{weights.Input.Name}' of shape {weights.Input.Tensor.Shape}, found x of shape {x.Shape}.", nameof(x));
        if (offset < 0 || offset + hidden > y.Shape.Columns)
            throw new ArgumentException($"Expected room for {hidden} columns from column {offset} on, found y of shape {y.Shape}.", nameof(y));
        var scan = tape.Record<RecurrentOperation<TCell>>(); // in prediction, too: it is where the scan keeps its states
        (scan.tape, scan.weights, scan.sequences, scan.reversed, scan.offset) = (tape, weights, sequences, reversed, offset);
        (scan.input, scan.result) = (x, y);
        var rows = x.Shape.Rows;
        scan.gates = tape.Workspace(Shape.Matrix(rows, TCell.Gates * hidden));
        scan.stateSums = TCell.KeepsStateSums ? tape.Workspace(Shape.Matrix(rows, TCell.Gates * hidden)) : scan.gates;
        scan.previous = tape.Workspace(Shape.Matrix(rows, hidden));
        scan.memory = tape.Workspace(Shape.Matrix(rows, TCell.Memory * hidden));
        scan.Forward();
    }

    private void Forward()
    {
        StartSums();
        for (var turn = 0; turn < sequences.Steps; turn++)
        {
            var step = reversed ? sequences.Steps - 1 - turn : turn;
            var (start, active) = (sequences.StartOf(step), sequences.ActiveAt(step));
            var (before, continuing) = Before(step);
            GatherPrevious(start, active, before, continuing);
            MatrixProduct.MultiplyPacked(Rows(previous, start, continuing), weights.Hidden.PackedColumns, stateSums.Shape.Columns,
                stateSums.Values[(start * stateSums.Shape.Columns)..], stateSums.Shape.Columns, accumulate: true);
            for (var b = 0; b < active; b++)
                TCell.Forward(StepAt(start + b, b < continuing ? before + b : -1), result.Values.Slice((start + b) * result.Shape.Columns + offset, Size));
        }
    }

    /// <inheritdoc/>
    public override void Backward()
    {
        var hiddenGradient = tape.Workspace(Shape.Matrix(sequences.Count, Size));
        var memoryGradient = tape.Workspace(Shape.Matrix(sequences.Count, TCell.Memory * Size));
        hiddenGradient.Values.Clear();
        memoryGradient.Values.Clear();
        for (var turn = sequences.Steps - 1; turn >= 0; turn--)
        {
            var step = reversed ? sequences.Steps - 1 - turn : turn;
            var (start, active) = (sequences.StartOf(step), sequences.ActiveAt(step));
            var (before, continuing) = Before(step);
            for (var b = 0; b < active; b++)
            {
                var dh = Row(hiddenGradient, b);
                TensorPrimitives.Add(dh, result.Gradient.Slice((start + b) * result.Shape.Columns + offset, Size), dh);
                TCell.Backward(StepAt(start + b, b < continuing ? before + b : -1), dh, Row(memoryGradient, b));
            }
            // dh_(t-1) += du W_hh; sequences that began at this step hand nothing on, and their rows are not read again.
            MatrixProduct.MultiplyPacked(Rows(stateSums, start, continuing), weights.Hidden.PackedRows, Size,
                hiddenGradient.Values, Size, accumulate: true);
        }
        AddWeightGradients();
    }

    /// <summary>gates = x W_ihᵀ + b_ih for all tokens at once; and b_hh to where the sums of the state will be.</summary>
    private void StartSums()
    {
        if (TCell.KeepsStateSums)
        {
            FillRows(gates, weights.InputBias.Tensor.Values);
            FillRows(stateSums, weights.HiddenBias.Tensor.Values);
        }
        else
        {
            var bias = Row(gates, 0);
            TensorPrimitives.Add(weights.InputBias.Tensor.Values, weights.HiddenBias.Tensor.Values, bias);
            FillRows(gates, bias);
        }
        MatrixProduct.MultiplyPacked(Rows(input, 0, input.Shape.Rows), weights.Input.PackedColumns, gates.Shape.Columns, gates.Values, gates.Shape.Columns, accumulate: true);
    }

    /// <summary>Gathers h_(t-1) of the tokens of one step in rows that lie together; zeros for sequences that begin here.</summary>
    private void GatherPrevious(int start, int active, int before, int continuing)
    {
        for (var b = 0; b < continuing; b++)
            result.Values.Slice((before + b) * result.Shape.Columns + offset, Size).CopyTo(Row(previous, start + b));
        previous.Values.Slice((start + continuing) * Size, (active - continuing) * Size).Clear();
    }

    private RecurrentStep StepAt(int row, int rowBefore) => new()
    {
        Gates = Row(gates, row),
        StateSums = TCell.KeepsStateSums ? Row(stateSums, row) : default,
        PreviousHidden = Row(previous, row),
        PreviousMemory = rowBefore < 0 ? default : Row(memory, rowBefore),
        Memory = Row(memory, row),
    };

    /// <summary>Where the step that was read before this one starts, and how many of this step's sequences were in it.</summary>
    private (int Start, int Continuing) Before(int step)
    {
        var other = reversed ? step + 1 : step - 1;
        return other < 0 || other == sequences.Steps
            ? (0, 0)
            : (sequences.StartOf(other), Math.Min(sequences.ActiveAt(other), sequences.ActiveAt(step)));
    }

    /// <summary>With the gradients da of the input's sums and du of the state's: dW_ih = daᵀ x, dW_hh = duᵀ h_(t-1), db = their sums, dx = da W_ih.</summary>
    private void AddWeightGradients()
    {
        var (rows, inputs) = (input.Shape.Rows, input.Shape.Columns);
        var workspace = tape.Workspace(Shape.Vector(Math.Max(MatrixProduct.PackedLength(rows, inputs), MatrixProduct.PackedLength(rows, Size)))).Values;
        MatrixProduct.Multiply(Rows(gates, 0, rows).Transposed, Rows(input, 0, rows), weights.Input.Tensor.Gradient, accumulate: true, workspace);
        MatrixProduct.Multiply(Rows(stateSums, 0, rows).Transposed, Rows(previous, 0, rows), weights.Hidden.Tensor.Gradient, accumulate: true, workspace);
        var sums = tape.Workspace(Shape.Vector(gates.Shape.Columns)).Values;
        sums.Clear();
        ReductionKernels.AddColumnSums(gates.Values, sums);
        TensorPrimitives.Add(weights.InputBias.Tensor.Gradient, sums, weights.InputBias.Tensor.Gradient);
        if (TCell.KeepsStateSums)
        {
            sums.Clear();
            ReductionKernels.AddColumnSums(stateSums.Values, sums);
        }
        TensorPrimitives.Add(weights.HiddenBias.Tensor.Gradient, sums, weights.HiddenBias.Tensor.Gradient);
        if (input.HasGradient)
            MatrixProduct.MultiplyPacked(Rows(gates, 0, rows), weights.Input.PackedRows, inputs, input.Gradient, inputs, accumulate: true);
    }

    private static void FillRows(Tensor tensor, ReadOnlySpan<float> values)
    {
        for (var row = 0; row < tensor.Shape.Rows; row++)
            values.CopyTo(Row(tensor, row));
    }

    private static Span<float> Row(Tensor tensor, int row) => tensor.Values.Slice(row * tensor.Shape.Columns, tensor.Shape.Columns);

    private static Matrix Rows(Tensor tensor, int start, int count) =>
        new(tensor.Values[(start * tensor.Shape.Columns)..], count, tensor.Shape.Columns);
}
