using SeqML.Engine.Kernels.MatrixProducts;
using SeqML.Engine.Kernels.Reductions;
using SeqML.Engine.Kernels.SparseProducts;
using SeqML.Engine.Tensors;
using SeqML.Engine.Threading;

namespace SeqML.Engine.Autograd.Operations.Convolution;

/// <summary>
/// y_t = b + sum over k of W_k x_(t + k dilation - left): filters that slide over each sequence, with zeros beyond its ends, so that
/// there is a result for every token. (PyTorch's nn.Conv1d with padding='same': left = dilation (width - 1) / 2, rounded down.)
/// </summary>
/// <remarks>
/// The batch is laid out once with zeros between the sequences (<see cref="SpacedSequences"/>). What a tap of the filters sees is
/// then the same rows, shifted: for each tap there is one product, of all filters that have it, and no token is copied for it.
/// </remarks>
public sealed class ConvolutionOperation : Operation
{
    /// <summary>
    /// Backward goes by the elements of dy that are not zero, where at most one in so many is. After a maximum over time each
    /// filter has a gradient at one token of a sequence only, and products over all tokens would add nearly nothing but zeros.
    /// </summary>
    private const int SparseShare = 8;

    private readonly SpacedSequences spaced = new();
    private readonly SparseMatrix sparse = new(); // dy, [spaced rows, F]
    private readonly SparseMatrix sparseTransposed = new();
    private bool isSparse;
    private int slices;
    private Tape tape = null!;
    private Tensor input = null!;
    private Tensor result = null!;
    private Tensor tokens = null!; // x, [spaced rows, I]
    private Tensor gradients = null!; // dy, [spaced rows, F]
    private Tensor packing = null!; // for each tap, the tokens it sees, packed
    private Tensor weightGradients = null!; // for each tap, dW_d
    private Tensor sums = null!; // for each slice, the results of a piece
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
        filters.RequireInput(x);
        var operation = tape.Record<ConvolutionOperation>(); // in prediction, too: it keeps where the sequences lie
        (operation.tape, operation.input, operation.sequences, operation.filters) = (tape, x, sequences, filters);
        operation.result = tape.Allocate(Shape.Matrix(x.Shape.Rows, filters.Outputs)); // [N, F]
        operation.Forward();
        return operation.result;
    }

    private void Forward()
    {
        spaced.Set(sequences, filters.Reach);
        slices = tape.Workers.Count;
        tokens = tape.Workspace(Shape.Matrix(spaced.Rows, filters.Inputs));
        sums = tape.Workspace(Shape.Matrix(slices, (SpacedSequences.PieceRows + 1) * filters.Outputs));
        tape.Workers.Run(1 + filters.Taps.Length, this, static (convolution, part) => convolution.PrepareForward(part));
        tape.Workers.Run(slices, this, static (convolution, part) => convolution.Forward(part));
    }

    private void PrepareForward(int part)
    {
        if (part == 0)
            spaced.Spread(input.Values, tokens.Values, filters.Inputs);
        else
            _ = filters.Taps[part - 1].PackedColumns;
    }

    private void Forward(int slice)
    {
        var outputs = filters.Outputs;
        var y = sums.Values.Slice(slice * sums.Shape.Columns, sums.Shape.Columns);
        var biases = filters.Biases;
        foreach (var (sequence, step, count) in PiecesOf(slice))
        {
            for (var i = 0; i < count; i++)
                biases.CopyTo(y[(i * outputs)..]);
            foreach (var tap in filters.Taps)
                if (Reaches(tap, sequence))
                    MatrixProduct.MultiplyPacked(Rows(tokens, spaced.StartOf(sequence) + step + tap.Distance, count), tap.PackedColumns, tap.Outputs,
                        y[tap.FirstOutput..], outputs, accumulate: true);
            for (var i = 0; i < count; i++)
                y.Slice(i * outputs, outputs).CopyTo(result.Values[(PackedRow(sequence, step + i) * outputs)..]);
        }
    }

    /// <inheritdoc/>
    public override void Backward()
    {
        slices = tape.Workers.Count;
        isSparse = GatherGradients();
        weightGradients = tape.Workspace(Shape.Matrix(filters.TapRows, filters.Inputs));
        if (!isSparse)
        {
            gradients = tape.Workspace(Shape.Matrix(spaced.Rows, filters.Outputs));
            packing = tape.Workspace(Shape.Matrix(filters.Taps.Length, MatrixProduct.PackedLength(spaced.InnerRows, filters.Inputs)));
            sums = tape.Workspace(Shape.Matrix(slices, (SpacedSequences.PieceRows + 1) * filters.Inputs));
            tape.Workers.Run(1 + filters.Taps.Length, this, static (convolution, part) => convolution.PrepareBackward(part));
        }
        AddBiasGradient();
        tape.Workers.Run(filters.Taps.Length * slices, this, static (convolution, part) => convolution.AddWeightGradient(part));
        if (input.HasGradient)
            tape.Workers.Run(slices, this, static (convolution, part) => convolution.AddInputGradient(part));
    }

    /// <summary>Gathers the elements of dy that are not zero; false where there are too many.</summary>
    private bool GatherGradients()
    {
        var outputs = filters.Outputs;
        var dy = result.Gradient;
        sparse.Clear(spaced.Rows, dy.Length / SparseShare);
        for (var b = 0; b < sequences.Count; b++)
        {
            sparse.AddEmptyRows(spaced.StartOf(b));
            for (var step = 0; step < sequences.Lengths[b]; step++)
                if (!sparse.TryAddRow(dy.Slice(PackedRow(b, step) * outputs, outputs)))
                    return false;
        }
        sparse.AddEmptyRows(spaced.Rows);
        sparse.Transpose(outputs, sparseTransposed);
        return true;
    }

    private void PrepareBackward(int part)
    {
        if (part == 0)
        {
            spaced.Spread(result.Gradient, gradients.Values, filters.Outputs);
            return;
        }
        var tap = filters.Taps[part - 1];
        _ = tap.PackedRows;
        if (Reaches(tap))
            MatrixProduct.Pack(InnerRows(tokens, tap.Distance), packing.Values.Slice((part - 1) * packing.Shape.Columns, packing.Shape.Columns));
    }

    /// <summary>db = sum of dy_t.</summary>
    private void AddBiasGradient()
    {
        var sum = tape.Workspace(Shape.Vector(filters.Outputs)).Values;
        sum.Clear();
        if (isSparse)
            for (var output = 0; output < sum.Length; output++)
                sum[output] = ReductionKernels.Sum(sparseTransposed.ValuesOf(output));
        else
            ReductionKernels.AddColumnSums(result.Gradient, sum);
        foreach (var (_, bias) in filters.Filters)
        {
            var db = bias.Tensor.Gradient;
            TensorPrimitives.Add(db, sum[..db.Length], db);
            sum = sum[db.Length..];
        }
    }

    /// <summary>dW_d = sum of dy_t x_(t + d)ᵀ, for some of the filters of a tap.</summary>
    private void AddWeightGradient(int part)
    {
        var (tap, inputs) = (filters.Taps[part % filters.Taps.Length], filters.Inputs);
        var (start, end) = Workers.Share(tap.Outputs, part / filters.Taps.Length, slices, unit: 12);
        if (start == end || !Reaches(tap))
            return;
        var dw = weightGradients.Values.Slice((tap.FirstRow + start) * inputs, (end - start) * inputs);
        if (isSparse)
        {
            dw.Clear();
            for (var i = start; i < end; i++)
                SparseProduct.AddRows(sparseTransposed.ColumnsOf(tap.FirstOutput + i), sparseTransposed.ValuesOf(tap.FirstOutput + i),
                    tokens.Values, tap.Distance, dw.Slice((i - start) * inputs, inputs));
        }
        else
            MatrixProduct.MultiplyPacked(InnerRows(gradients, 0).SliceColumns(tap.FirstOutput + start, end - start).Transposed,
                packing.Values.Slice(part % filters.Taps.Length * packing.Shape.Columns, packing.Shape.Columns), inputs, dw, inputs, accumulate: false);
        tap.AddGradient(dw, start);
    }

    /// <summary>dx_t = sum over d of W_dᵀ dy_(t - d), for some pieces of sequences.</summary>
    private void AddInputGradient(int slice)
    {
        var inputs = filters.Inputs;
        foreach (var (sequence, step, count) in PiecesOf(slice))
            if (isSparse)
                for (var i = 0; i < count; i++)
                    AddInputGradient(spaced.StartOf(sequence) + step + i, sequence, input.Gradient.Slice(PackedRow(sequence, step + i) * inputs, inputs));
            else
            {
                var sum = sums.Values.Slice(slice * sums.Shape.Columns, sums.Shape.Columns);
                sum[..(count * inputs)].Clear();
                foreach (var tap in filters.Taps)
                    if (Reaches(tap, sequence))
                        MatrixProduct.MultiplyPacked(Rows(gradients, spaced.StartOf(sequence) + step - tap.Distance, count).SliceColumns(tap.FirstOutput, tap.Outputs),
                            tap.PackedRows, inputs, sum, inputs, accumulate: true);
                for (var i = 0; i < count; i++)
                {
                    var dx = input.Gradient.Slice(PackedRow(sequence, step + i) * inputs, inputs);
                    TensorPrimitives.Add(dx, sum.Slice(i * inputs, inputs), dx);
                }
            }
    }

    private void AddInputGradient(int row, int sequence, Span<float> dx)
    {
        foreach (var tap in filters.Taps)
        {
            if (!Reaches(tap, sequence))
                continue;
            var outputs = sparse.ColumnsOf(row - tap.Distance);
            var values = sparse.ValuesOf(row - tap.Distance);
            var (start, end) = (0, outputs.Length);
            while (start < end && outputs[start] < tap.FirstOutput)
                start++;
            while (start < end && outputs[end - 1] >= tap.FirstOutput + tap.Outputs)
                end--;
            SparseProduct.AddRows(outputs[start..end], values[start..end], tap.Rows, -tap.FirstOutput, dx);
        }
    }

    private ReadOnlySpan<(int Sequence, int Step, int Count)> PiecesOf(int slice)
    {
        var (start, end) = Workers.Share(spaced.Pieces.Length, slice, slices);
        return spaced.Pieces[start..end];
    }

    /// <summary>Whether some token of a sequence has another at the tap's distance.</summary>
    private bool Reaches(FilterTap tap, int sequence) => Math.Abs(tap.Distance) < sequences.Lengths[sequence];

    private bool Reaches(FilterTap tap) => Math.Abs(tap.Distance) < sequences.Steps;

    private int PackedRow(int sequence, int step) => sequences.StartOf(step) + sequence;

    /// <summary>Some rows. Of an odd number there is one more, whose results are thrown away: a register tile of one row takes as long as one of two.</summary>
    private static Matrix Rows(Tensor values, int start, int count) =>
        new(values.Values[(start * values.Shape.Columns)..], count + (count & 1), values.Shape.Columns);

    /// <summary>The rows from the first token to the last, shifted.</summary>
    private Matrix InnerRows(Tensor values, int distance) =>
        new(values.Values[((spaced.Space + distance) * values.Shape.Columns)..], spaced.InnerRows, values.Shape.Columns);
}
