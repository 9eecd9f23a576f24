using SeqML.Engine.Kernels.MatrixProducts;
using SeqML.Engine.Kernels.Reductions;
using SeqML.Engine.Kernels.SparseProducts;
using SeqML.Engine.Tensors;

namespace SeqML.Engine.Autograd.Operations.Convolution;

/// <summary>
/// y_t = b + sum over k of W_k x_(t + (k - left) dilation): filters that slide over each sequence, with zeros beyond its ends, so
/// that there is a result for every token. (PyTorch's nn.Conv1d with padding='same': left = (width - 1) / 2, rounded down.)
/// </summary>
/// <remarks>
/// The batch is laid out once with zeros between the sequences (<see cref="SpacedSequences"/>); the tokens that one tap of the
/// filters sees are then the same rows, shifted, and no token is copied for it.
/// </remarks>
public sealed class ConvolutionOperation : Operation
{
    /// <summary>
    /// Backward goes by the elements of dy that are not zero where at most one in so many is. After a maximum over time each
    /// filter has a gradient at one token of a sequence only, and the products over all tokens would be nearly all zeros.
    /// </summary>
    private const int SparseShare = 8;

    private readonly SpacedSequences spaced = new();
    private readonly SparseMatrix sparse = new();
    private readonly SparseMatrix sparseTransposed = new();
    private Tape tape = null!;
    private Tensor input = null!;
    private Tensor result = null!;
    private Tensor tokens = null!; // [spaced rows, I]
    private PackedSequences sequences = null!;
    private FilterBank filters = null!;

    /// <summary>Slides the filters over the sequences.</summary>
    /// <param name="tape">The tape.</param>
    /// <param name="x">[N, I], packed.</param>
    /// <param name="sequences">How the rows of x form sequences.</param>
    /// <param name="filters">The filters.</param>
    /// <returns>[N, F].</returns>
    public static Tensor Apply(Tape tape, Tensor x, PackedSequences sequences, FilterBank filters)
    {
        sequences.RequireRows(x);
        if (x.Shape.Columns != filters.Inputs)
            throw new ArgumentException($"Expected {filters.Inputs} columns for '{filters.Filters[0].Weight.Name}' of shape {filters.Filters[0].Weight.Tensor.Shape}, found x of shape {x.Shape}.", nameof(x));
        var operation = tape.Record<ConvolutionOperation>(); // in prediction, too: it keeps where the sequences lie
        (operation.tape, operation.input, operation.sequences, operation.filters) = (tape, x, sequences, filters);
        operation.result = tape.Allocate(Shape.Matrix(x.Shape.Rows, filters.Outputs)); // [N, F]
        operation.Forward();
        return operation.result;
    }

    private void Forward()
    {
        spaced.Set(sequences, filters.Reach);
        tokens = tape.Workspace(Shape.Matrix(spaced.Rows, filters.Inputs));
        spaced.Spread(input.Values, tokens.Values, filters.Inputs);
        var sums = tape.Workspace(Shape.Matrix(SpacedSequences.PieceRows + 1, filters.Outputs)).Values;
        foreach (var piece in spaced.Pieces)
            Forward(piece, sums);
    }

    private void Forward((int Sequence, int Step, int Count) piece, Span<float> sums)
    {
        var (outputs, start) = (filters.Outputs, spaced.StartOf(piece.Sequence) + piece.Step);
        foreach (var tap in filters.Taps)
            if (Reaches(tap, piece.Sequence))
                MatrixProduct.MultiplyPacked(Rows(tokens.Values, filters.Inputs, start + tap.Distance, Even(piece.Count)), tap.PackedColumns, tap.Outputs,
                    sums[tap.FirstOutput..], outputs, accumulate: tap.Distance != 0);
        for (var i = 0; i < piece.Count; i++)
            TensorPrimitives.Add(sums.Slice(i * outputs, outputs), filters.Biases, result.Values.Slice(PackedRow(piece.Sequence, piece.Step + i) * outputs, outputs));
    }

    /// <inheritdoc/>
    public override void Backward()
    {
        var biases = tape.Workspace(Shape.Vector(filters.Outputs)).Values;
        biases.Clear();
        if (IsSparse())
            BackwardSparse(biases);
        else
            BackwardDense(biases);
        foreach (var (_, bias) in filters.Filters)
        {
            TensorPrimitives.Add(bias.Tensor.Gradient, biases[..bias.Tensor.Shape.Length], bias.Tensor.Gradient);
            biases = biases[bias.Tensor.Shape.Length..];
        }
    }

    /// <summary>Gathers the elements of dy that are not zero, unless there are too many.</summary>
    private bool IsSparse()
    {
        var outputs = filters.Outputs;
        var gradient = result.Gradient;
        sparse.Clear(spaced.Rows, result.Shape.Length / SparseShare);
        for (var b = 0; b < sequences.Count; b++)
        {
            while (sparse.Rows < spaced.StartOf(b))
                sparse.AddEmptyRow();
            for (var step = 0; step < sequences.Lengths[b]; step++)
                if (!sparse.TryAddRow(gradient.Slice(PackedRow(b, step) * outputs, outputs)))
                    return false;
        }
        while (sparse.Rows < spaced.Rows)
            sparse.AddEmptyRow();
        return true;
    }

    private void BackwardSparse(Span<float> biases)
    {
        var (inputs, outputs) = (filters.Inputs, filters.Outputs);
        sparse.Transpose(outputs, sparseTransposed);
        for (var output = 0; output < outputs; output++)
            foreach (var value in sparseTransposed.ValuesOf(output))
                biases[output] += value;
        // dW_d = dyᵀ x, shifted
        var dw = tape.Workspace(Shape.Matrix(outputs, inputs)).Values;
        foreach (var tap in filters.Taps)
        {
            var rows = dw[..(tap.Outputs * inputs)];
            rows.Clear();
            for (var i = 0; i < tap.Outputs; i++)
                SparseProduct.AddRows(sparseTransposed.ColumnsOf(tap.FirstOutput + i), sparseTransposed.ValuesOf(tap.FirstOutput + i),
                    tokens.Values, tap.Distance, rows.Slice(i * inputs, inputs));
            tap.AddGradient(rows);
        }
        if (!input.HasGradient)
            return;
        // dx = sum over d of dy W_d, shifted back
        for (var b = 0; b < sequences.Count; b++)
            for (var step = 0; step < sequences.Lengths[b]; step++)
            {
                var dx = input.Gradient.Slice(PackedRow(b, step) * inputs, inputs);
                foreach (var tap in filters.Taps)
                {
                    var row = spaced.StartOf(b) + step - tap.Distance;
                    var columns = sparse.ColumnsOf(row);
                    var first = 0;
                    while (first < columns.Length && columns[first] < tap.FirstOutput)
                        first++;
                    var end = columns.Length;
                    while (end > first && columns[end - 1] >= tap.FirstOutput + tap.Outputs)
                        end--;
                    SparseProduct.AddRows(columns[first..end], sparse.ValuesOf(row)[first..end], tap.Rows, -tap.FirstOutput, dx);
                }
            }
    }

    private void BackwardDense(Span<float> biases)
    {
        var (inputs, outputs) = (filters.Inputs, filters.Outputs);
        ReductionKernels.AddColumnSums(result.Gradient, biases);
        var dy = tape.Workspace(Shape.Matrix(spaced.Rows, outputs)).Values;
        spaced.Spread(result.Gradient, dy, outputs);
        // dW_d = dyᵀ x, shifted
        var (first, rows) = (filters.Reach, spaced.Rows - 2 * filters.Reach);
        var packing = tape.Workspace(Shape.Vector(MatrixProduct.PackedLength(rows, inputs))).Values;
        var dw = tape.Workspace(Shape.Matrix(outputs, inputs)).Values;
        foreach (var tap in filters.Taps)
        {
            MatrixProduct.Multiply(Rows(dy, outputs, first, rows).SliceColumns(tap.FirstOutput, tap.Outputs).Transposed,
                Rows(tokens.Values, inputs, first + tap.Distance, rows), dw, accumulate: false, packing);
            tap.AddGradient(dw[..(tap.Outputs * inputs)]);
        }
        if (!input.HasGradient)
            return;
        var sums = tape.Workspace(Shape.Matrix(SpacedSequences.PieceRows + 1, inputs)).Values;
        foreach (var piece in spaced.Pieces)
            BackwardDense(piece, dy, sums);
    }

    /// <summary>dx = sum over d of dy W_d, shifted back.</summary>
    private void BackwardDense((int Sequence, int Step, int Count) piece, ReadOnlySpan<float> dy, Span<float> sums)
    {
        var (inputs, start) = (filters.Inputs, spaced.StartOf(piece.Sequence) + piece.Step);
        foreach (var tap in filters.Taps)
            if (Reaches(tap, piece.Sequence))
                MatrixProduct.MultiplyPacked(Rows(dy, filters.Outputs, start - tap.Distance, Even(piece.Count)).SliceColumns(tap.FirstOutput, tap.Outputs),
                    tap.PackedRows, inputs, sums, inputs, accumulate: tap.Distance != 0);
        for (var i = 0; i < piece.Count; i++)
        {
            var dx = input.Gradient.Slice(PackedRow(piece.Sequence, piece.Step + i) * inputs, inputs);
            TensorPrimitives.Add(dx, sums.Slice(i * inputs, inputs), dx);
        }
    }

    /// <summary>Whether some token of a sequence has another at the tap's distance.</summary>
    private bool Reaches(FilterTap tap, int sequence) => Math.Abs(tap.Distance) < sequences.Lengths[sequence];

    private int PackedRow(int sequence, int step) => sequences.StartOf(step) + sequence;

    private static Matrix Rows(ReadOnlySpan<float> values, int columns, int start, int count) =>
        new(values.Slice(start * columns, count * columns), count, columns);

    /// <summary>A register tile of one row takes as long as one of two: an odd number of rows is computed with one more, which is thrown away.</summary>
    private static int Even(int rows) => rows + (rows & 1);
}
