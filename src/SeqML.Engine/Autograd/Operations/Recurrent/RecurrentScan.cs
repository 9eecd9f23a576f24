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
    private PackedSequences sequences = null!;
    private Tensor result = null!;
    private Tensor previous = null!;
    private Tensor memory = null!;
    private Tensor hiddenGradient = null!;
    private Tensor memoryGradient = null!;

    public RecurrentWeights Weights { get; private set; } = null!;

    /// <summary>[N, G H]: the sums of the input, then the gates, then the gradients of those sums.</summary>
    public Tensor Gates { get; private set; } = null!;

    /// <summary>[N, G H]: the sums of the state, then their gradients; the same as <see cref="Gates"/> where a cell does not keep them apart.</summary>
    public Tensor StateSums { get; private set; } = null!;

    private int Size => Weights.Hidden.Tensor.Shape.Columns;

    /// <summary>Takes the memory of a batch.</summary>
    public void Start(Tape tape, RecurrentWeights weights, PackedSequences sequences, bool reversed, Tensor y, int offset)
    {
        (Weights, this.sequences, this.reversed, result, this.offset) = (weights, sequences, reversed, y, offset);
        var rows = sequences.Rows;
        Gates = tape.Workspace(Shape.Matrix(rows, TCell.Gates * Size));
        StateSums = TCell.KeepsStateSums ? tape.Workspace(Gates.Shape) : Gates;
        previous = tape.Workspace(Shape.Matrix(rows, Size));
        memory = tape.Workspace(Shape.Matrix(rows, TCell.Memory * Size));
        if (!tape.Records)
            return;
        hiddenGradient = tape.Workspace(Shape.Matrix(sequences.Count, Size));
        memoryGradient = tape.Workspace(Shape.Matrix(sequences.Count, TCell.Memory * Size));
    }

    /// <summary>h_(t-1) of every token, [N, H].</summary>
    public Matrix Previous => new(previous.Values, previous.Shape.Rows, Size);

    /// <summary>gates = x W_ihᵀ + b_ih for the tokens of some rows at once; and b_hh to where the sums of the state will be.</summary>
    public void SumInput(Tensor x, int start, int end)
    {
        if (TCell.KeepsStateSums)
        {
            FillRows(Gates, start, end, Weights.InputBias.Tensor.Values);
            FillRows(StateSums, start, end, Weights.HiddenBias.Tensor.Values);
        }
        else
        {
            var bias = Row(Gates, start);
            TensorPrimitives.Add(Weights.InputBias.Tensor.Values, Weights.HiddenBias.Tensor.Values, bias);
            FillRows(Gates, start + 1, end, bias);
        }
        var columns = Gates.Shape.Columns;
        MatrixProduct.MultiplyPacked(Rows(x, start, end - start), Weights.Input.PackedColumns, columns, Gates.Values[(start * columns)..], columns, accumulate: true);
    }

    /// <summary>Reads the sequences from <paramref name="first"/> up to, but not, <paramref name="end"/>.</summary>
    public void Forward(int first, int end)
    {
        for (var turn = 0; turn < sequences.Steps; turn++)
        {
            var (row, count, before, continuing) = At(turn, first, end);
            // h_(t-1) in rows that lie together; zeros for sequences that begin here.
            for (var b = 0; b < continuing; b++)
                Output(result.Values, before + b).CopyTo(Row(previous, row + b));
            previous.Values.Slice((row + continuing) * Size, (count - continuing) * Size).Clear();
            var columns = StateSums.Shape.Columns;
            MatrixProduct.MultiplyPacked(Rows(previous, row, continuing), Weights.Hidden.PackedColumns, columns,
                StateSums.Values[(row * columns)..], columns, accumulate: true);
            for (var b = 0; b < count; b++)
                TCell.Forward(StepAt(row + b, b < continuing ? before + b : -1), Output(result.Values, row + b));
        }
    }

    /// <summary>Goes back over what <see cref="Forward"/> read: afterwards Gates and StateSums hold the gradients of the sums.</summary>
    public void Backward(int first, int end)
    {
        var dh = hiddenGradient.Values[(first * Size)..(end * Size)];
        dh.Clear();
        memoryGradient.Values[(first * TCell.Memory * Size)..(end * TCell.Memory * Size)].Clear();
        for (var turn = sequences.Steps - 1; turn >= 0; turn--)
        {
            var (row, count, before, continuing) = At(turn, first, end);
            for (var b = 0; b < count; b++)
            {
                var ofState = Row(hiddenGradient, first + b);
                TensorPrimitives.Add(ofState, Output(result.Gradient, row + b), ofState);
                TCell.Backward(StepAt(row + b, b < continuing ? before + b : -1), ofState, Row(memoryGradient, first + b));
            }
            // dh_(t-1) += du W_hh; sequences that began at this step hand nothing on, and their rows are not read again.
            MatrixProduct.MultiplyPacked(Rows(StateSums, row, continuing), Weights.Hidden.PackedRows, Size, dh, Size, accumulate: true);
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
        return (sequences.StartOf(step) + Math.Min(first, sequences.ActiveAt(step)), count, isFirst ? 0 : sequences.StartOf(other) + first, continuing);
    }

    private RecurrentStep StepAt(int row, int rowBefore) => new()
    {
        Gates = Row(Gates, row),
        StateSums = TCell.KeepsStateSums ? Row(StateSums, row) : default,
        PreviousHidden = Row(previous, row),
        PreviousMemory = rowBefore < 0 ? default : Row(memory, rowBefore),
        Memory = Row(memory, row),
    };

    /// <summary>This direction's columns of a row of the layer's result, or of its gradient.</summary>
    private Span<float> Output(Span<float> values, int row) => values.Slice(row * result.Shape.Columns + offset, Size);

    private static void FillRows(Tensor tensor, int start, int end, ReadOnlySpan<float> values)
    {
        for (var row = start; row < end; row++)
            values.CopyTo(Row(tensor, row));
    }

    private static Span<float> Row(Tensor tensor, int row) => tensor.Values.Slice(row * tensor.Shape.Columns, tensor.Shape.Columns);

    private static Matrix Rows(Tensor tensor, int start, int count) =>
        new(tensor.Values[(start * tensor.Shape.Columns)..], count, tensor.Shape.Columns);
}
