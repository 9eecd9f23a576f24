using SeqML.Engine.Kernels.MatrixProducts;
using SeqML.Engine.Tensors;

namespace SeqML.Engine.Autograd.Operations.Recurrent;

/// <summary>One direction of a recurrent layer: the loop over time, forward and back, for any run of the batch's sequences.</summary>
/// <typeparam name="TCell">The step.</typeparam>
internal sealed class RecurrentScan<TCell>
    where TCell : struct, IRecurrentCell
{
    private bool reversed;
    private int offset;
    private int layer;
    private PackedSequences sequences = null!;
    private bool hasOwnGradient;
    private RecurrentState? state;
    private WeightRows early = null!;
    private WeightRows late = null!;
    private Tensor inputBias = null!;
    private Tensor result = null!;
    private Tensor previous = null!;
    private Tensor gated = null!;
    private Tensor cells = null!;
    private Tensor firstCells = null!;
    private Tensor kept = null!;
    private Tensor hiddenGradient = null!;
    private Tensor gatedGradient = null!;
    private Tensor cellGradient = null!;

    public RecurrentWeights Weights { get; private set; } = null!;

    /// <summary>[N, G H]: the sums of the input, then the gates, then the gradients of those sums.</summary>
    public Tensor Gates { get; private set; } = null!;

    /// <summary>[N, G H]: the sums of the state, then their gradients; the same as <see cref="Gates"/> where a cell does not keep them apart.</summary>
    public Tensor StateSums { get; private set; } = null!;

    /// <summary>[N, all numbers of the cell's own weights]: what each token gives to their gradients.</summary>
    public Tensor OwnGradient { get; private set; } = null!;

    /// <summary>h_(t-1) of every token, [N, H].</summary>
    public Matrix Previous => Rows(previous, 0, previous.Shape.Rows);

    /// <summary>What the late gates' product is with, of every token, [N, H].</summary>
    public Matrix Gated => Rows(gated, 0, gated.Shape.Rows);

    /// <summary>Sums whose product is with h_(t-1); those after them are the late gates'.</summary>
    public int EarlySums => (TCell.Gates - TCell.LateGates) * Size;

    private int Size => Weights.Size;

    /// <summary>The part of W_hh for the early sums, for products x Wᵀ.</summary>
    private ReadOnlySpan<float> EarlyColumns => TCell.LateGates == 0 ? Weights.Hidden.PackedColumns : early.PackedColumns;

    /// <summary>The same for products x W.</summary>
    private ReadOnlySpan<float> EarlyRows => TCell.LateGates == 0 ? Weights.Hidden.PackedRows : early.PackedRows;

    /// <summary>Takes the memory of a batch.</summary>
    public void Start(Tape tape, RecurrentWeights weights, PackedSequences sequences, bool reversed, RecurrentState? state, int layer, Tensor y, int offset)
    {
        (Weights, this.sequences, this.reversed, result, this.offset) = (weights, sequences, reversed, y, offset);
        (this.state, this.layer) = (state, layer);
        var (rows, cellSize) = (sequences.Rows, TCell.HasCell ? Size : 0);
        Gates = tape.Workspace(Shape.Matrix(rows, TCell.Gates * Size));
        StateSums = TCell.KeepsStateSums ? tape.Workspace(Gates.Shape) : Gates;
        inputBias = tape.Workspace(Shape.Vector(TCell.Gates * Size));
        if (weights is { InputBias: { } first, HiddenBias: { } second } && !TCell.KeepsStateSums)
            TensorPrimitives.Add(first.Tensor.Values, second.Tensor.Values, inputBias.Values);
        else
            weights.InputBias?.Tensor.Values.CopyTo(inputBias.Values);
        previous = tape.Workspace(Shape.Matrix(rows, Size));
        gated = tape.Workspace(Shape.Matrix(TCell.LateGates > 0 ? rows : 0, Size));
        cells = tape.Workspace(Shape.Matrix(rows, cellSize));
        firstCells = tape.Workspace(Shape.Matrix(state is null ? 0 : sequences.Count, cellSize));
        kept = tape.Workspace(Shape.Matrix(rows, TCell.KeptBy(Size)));
        if (TCell.LateGates > 0)
            (early, late) = weights.Split(TCell.LateGates * Size);
        hasOwnGradient = tape.Records && weights.OwnLength > 0;
        if (!tape.Records)
            return;
        OwnGradient = tape.Workspace(Shape.Matrix(rows, weights.OwnLength));
        hiddenGradient = tape.Workspace(Shape.Matrix(sequences.Count, Size));
        gatedGradient = tape.Workspace(Shape.Matrix(TCell.LateGates > 0 ? sequences.Count : 0, Size));
        cellGradient = tape.Workspace(Shape.Matrix(sequences.Count, cellSize));
    }

    /// <summary>gates = x W_ihᵀ + b_ih for the tokens of some rows at once; and b_hh to where the sums of the state will be.</summary>
    public void SumInput(Tensor x, int start, int end)
    {
        var columns = Gates.Shape.Columns;
        var sums = Gates.Values[(start * columns)..];
        if (Weights.InputBias is null)
            MatrixProduct.MultiplyPacked(Rows(x, start, end - start), Weights.Input.PackedColumns, columns, sums, columns, accumulate: false);
        else
            MatrixProduct.MultiplyPacked(Rows(x, start, end - start), Weights.Input.PackedColumns, inputBias.Values, sums, columns);
        if (TCell.KeepsStateSums)
            FillRows(StateSums, start, end, Weights.HiddenBias);
    }

    /// <summary>Lays out the weights of the state for <see cref="Forward"/>.</summary>
    public void PackForForward()
    {
        _ = EarlyColumns;
        if (TCell.LateGates > 0)
            _ = late.PackedColumns;
    }

    /// <summary>Lays out the weights of the state for <see cref="Backward"/>.</summary>
    public void PackForBackward()
    {
        _ = EarlyRows;
        if (TCell.LateGates > 0)
            _ = late.PackedRows;
    }

    /// <summary>Reads the sequences from <paramref name="first"/> up to, but not, <paramref name="end"/>.</summary>
    public void Forward(int first, int end)
    {
        if (state is not null && TCell.HasCell)
            RowsOf(state.Cell(layer), first, end).CopyTo(RowsOf(firstCells, first, end));
        var columns = StateSums.Shape.Columns;
        for (var turn = 0; turn < sequences.Steps; turn++)
        {
            var (row, count, before, continuing) = At(turn, first, end);
            if (count == 0)
                continue;
            // h_(t-1) in rows that lie together; zeros, or what was carried here, for sequences that begin.
            var states = result.Values;
            for (var b = 0; b < continuing; b++)
                Output(states, before + b).CopyTo(Row(previous, row + b));
            var beginning = RowsOf(previous, row + continuing, row + count);
            if (state is null)
                beginning.Clear();
            else if (turn == 0)
                RowsOf(state.Hidden(layer), first, end).CopyTo(beginning);
            var knowing = state is null ? continuing : count; // of them h_(t-1) is not zero
            var sums = StateSums.Values[(row * columns)..];
            MatrixProduct.MultiplyPacked(Rows(previous, row, knowing), EarlyColumns, EarlySums, sums, columns, accumulate: true);
            var steps = StepsAt(first, row, count, before, continuing);
            if (TCell.LateGates > 0)
            {
                for (var b = 0; b < count; b++)
                    TCell.Gate(steps[b], Row(gated, row + b));
                MatrixProduct.MultiplyPacked(Rows(gated, row, knowing), late.PackedColumns, columns - EarlySums, sums[EarlySums..], columns, accumulate: true);
            }
            for (var b = 0; b < count; b++)
                TCell.Forward(steps[b], Output(states, row + b));
        }
        if (state is not null)
            LeaveState(state, first, end);
    }

    /// <summary>Goes back over what <see cref="Forward"/> read: afterwards Gates and StateSums hold the gradients of the sums.</summary>
    public void Backward(int first, int end)
    {
        var dh = RowsOf(hiddenGradient, first, end);
        dh.Clear();
        RowsOf(cellGradient, first, end).Clear();
        for (var turn = sequences.Steps - 1; turn >= 0; turn--)
        {
            var (row, count, before, continuing) = At(turn, first, end);
            if (count == 0)
                continue;
            var steps = StepsAt(first, row, count, before, continuing);
            var ofCells = RowsOf(cellGradient, first, first + count);
            var ofOutput = result.Gradient;
            for (var b = 0; b < count; b++)
            {
                var ofState = dh.Slice(b * Size, Size);
                TensorPrimitives.Add(ofState, Output(ofOutput, row + b), ofState);
                TCell.Backward(steps[b], ofState, TCell.HasCell ? ofCells.Slice(b * Size, Size) : default);
            }
            var sums = Rows(StateSums, row, count);
            if (TCell.LateGates > 0)
            {
                var ofGated = RowsOf(gatedGradient, first, first + count);
                MatrixProduct.MultiplyPacked(sums.SliceColumns(EarlySums, sums.Columns - EarlySums), late.PackedRows, Size, ofGated, Size, accumulate: false);
                for (var b = 0; b < count; b++)
                    TCell.GateBackward(steps[b], ofGated.Slice(b * Size, Size), dh.Slice(b * Size, Size));
            }
            // dh_(t-1) += du W_hh; sequences that began at this step hand nothing on, and their rows are not read again.
            MatrixProduct.MultiplyPacked(sums.SliceRows(0, continuing).SliceColumns(0, EarlySums), EarlyRows, Size, dh, Size, accumulate: true);
        }
    }

    /// <summary>At the turn-th step that is read, of the sequences in question: the first row, how many are there, where they were at the step before, and how many of them were.</summary>
    private (int Row, int Count, int Before, int Continuing) At(int turn, int first, int end)
    {
        var step = reversed ? sequences.Steps - 1 - turn : turn;
        var other = reversed ? step + 1 : step - 1;
        var count = Math.Clamp(sequences.ActiveAt(step) - first, 0, end - first);
        var isFirst = other < 0 || other == sequences.Steps;
        var continuing = isFirst ? 0 : Math.Clamp(sequences.ActiveAt(other) - first, 0, count);
        return (RowOf(step), count, isFirst ? 0 : RowOf(other), continuing);

        int RowOf(int time) => sequences.StartOf(time) + Math.Min(first, sequences.ActiveAt(time));
    }

    /// <summary>The steps of some sequences at one time; c_(t-1) is where they were at the time before, or what was carried here.</summary>
    private RecurrentSteps<TCell> StepsAt(int first, int row, int count, int before, int continuing) => new(Weights)
    {
        Gates = RowsOf(Gates, row, row + count),
        StateSums = TCell.KeepsStateSums ? RowsOf(StateSums, row, row + count) : default,
        PreviousHidden = RowsOf(previous, row, row + count),
        PreviousCells = state is not null && continuing == 0 ? RowsOf(firstCells, first, first + count) : RowsOf(cells, before, before + continuing),
        Cells = RowsOf(cells, row, row + count),
        Kept = RowsOf(kept, row, row + count),
        OwnGradient = hasOwnGradient ? RowsOf(OwnGradient, row, row + count) : default,
    };

    /// <summary>The last h and c of each sequence, for the next piece.</summary>
    private void LeaveState(RecurrentState state, int first, int end)
    {
        for (var sequence = first; sequence < end; sequence++)
        {
            var last = sequences.StartOf(sequences.Lengths[sequence] - 1) + sequence;
            Output(result.Values, last).CopyTo(Row(state.Hidden(layer), sequence));
            if (TCell.HasCell)
                Row(cells, last).CopyTo(Row(state.Cell(layer), sequence));
        }
    }

    /// <summary>This direction's columns of a row of the layer's result, or of its gradient.</summary>
    private Span<float> Output(Span<float> values, int row) => values.Slice(row * result.Shape.Columns + offset, Size);

    /// <summary>The bias, or zeros, to some rows.</summary>
    private static void FillRows(Tensor tensor, int start, int end, Parameter? bias)
    {
        if (bias is null)
        {
            RowsOf(tensor, start, end).Clear();
            return;
        }
        var values = bias.Tensor.Values;
        for (var row = start; row < end; row++)
            values.CopyTo(Row(tensor, row));
    }

    private static Span<float> Row(Tensor tensor, int row) => tensor.Values.Slice(row * tensor.Shape.Columns, tensor.Shape.Columns);

    private static Span<float> RowsOf(Tensor tensor, int start, int end) => tensor.Values[(start * tensor.Shape.Columns)..(end * tensor.Shape.Columns)];

    private static Matrix Rows(Tensor tensor, int start, int count) =>
        new(tensor.Values[(start * tensor.Shape.Columns)..], count, tensor.Shape.Columns);
}
