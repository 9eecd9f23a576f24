using SeqML.Engine.Kernels.MatrixProducts;
using SeqML.Engine.Kernels.Reductions;
using SeqML.Engine.Tensors;
using SeqML.Engine.Threading;

namespace SeqML.Engine.Autograd.Operations.Recurrent;

/// <summary>
/// One recurrent layer over whole sequences, in one direction or both, with its own backpropagation through time. What a step
/// does is the cell's, the loop over time is <see cref="RecurrentScan{TCell}"/>. (PyTorch's nn.RNN, nn.GRU and nn.LSTM.)
/// </summary>
/// <remarks>
/// The products with the input, and all products for the weights' gradients, are one matrix product over all tokens; only
/// the product with the previous state remains in the loop over time. (Appleyard et al. 2016.) The two directions, and where
/// there are more threads the sequences of the batch, are scanned side by side.
/// </remarks>
/// <typeparam name="TCell">The step.</typeparam>
public sealed class RecurrentOperation<TCell> : Operation
    where TCell : struct, IRecurrentCell
{
    /// <summary>A thread for fewer sequences than this would read all weights at each step for little work.</summary>
    private const int LeastSequences = 4;

    private readonly RecurrentScan<TCell>[] scans = [new(), new()];
    private readonly Tensor[] packedPrevious = new Tensor[2];
    private readonly Tensor[] biasSums = new Tensor[2];
    private readonly int[] bounds = new int[65]; // group g has the sequences from bounds[g] up to, but not, bounds[g + 1]
    private int directions;
    private int groups;
    private int slices;
    private Tape tape = null!;
    private PackedSequences sequences = null!;
    private Tensor input = null!;
    private Tensor packedInput = null!;

    /// <summary>Reads the sequences from zero states.</summary>
    /// <param name="tape">The tape.</param>
    /// <param name="x">[N, I], packed.</param>
    /// <param name="sequences">How the rows of x form sequences.</param>
    /// <param name="forward">The weights with which sequences are read from their starts; null where they are not.</param>
    /// <param name="reversed">The weights with which sequences are read from their ends; null where they are not.</param>
    /// <returns>Each h_t, [N, D H]: the forward direction's features first.</returns>
    public static Tensor Apply(Tape tape, Tensor x, PackedSequences sequences, RecurrentWeights? forward, RecurrentWeights? reversed)
    {
        sequences.RequireRows(x);
        var directions = (forward is null ? 0 : 1) + (reversed is null ? 0 : 1);
        var size = RequireInput(forward, x) + RequireInput(reversed, x);
        if (directions == 0)
            throw new ArgumentException("Expected weights for one direction or both, found none.", nameof(forward));
        var y = tape.Allocate(Shape.Matrix(x.Shape.Rows, size)); // [N, D H]
        var layer = tape.Record<RecurrentOperation<TCell>>(); // in prediction, too: it is where the scans keep their states
        (layer.tape, layer.sequences, layer.input, layer.directions) = (tape, sequences, x, directions);
        if (forward is not null)
            layer.scans[0].Start(tape, forward, sequences, reversed: false, y, offset: 0);
        if (reversed is not null)
            layer.scans[directions - 1].Start(tape, reversed, sequences, reversed: true, y, offset: forward?.Hidden.Tensor.Shape.Columns ?? 0);
        layer.Forward();
        return y;
    }

    private static int RequireInput(RecurrentWeights? weights, Tensor x)
    {
        if (weights is null)
            return 0;
        if (x.Shape.Columns != weights.Input.Tensor.Shape.Columns)
            throw new ArgumentException($"Expected {weights.Input.Tensor.Shape.Columns} columns for '{weights.Input.Name}' of shape {weights.Input.Tensor.Shape}, found x of shape {x.Shape}.", nameof(x));
        return weights.Hidden.Tensor.Shape.Columns;
    }

    private void Forward()
    {
        var workers = tape.Workers;
        slices = workers.Count;
        workers.Run(2 * directions, this, static (layer, part) => layer.PackForForward(part));
        workers.Run(directions * slices, this, static (layer, part) => layer.SumInput(part));
        DivideSequences(Math.Max(1, workers.Count / directions));
        workers.Run(directions * groups, this, static (layer, part) =>
            layer.scans[part % layer.directions].Forward(layer.bounds[part / layer.directions], layer.bounds[part / layer.directions + 1]));
    }

    /// <inheritdoc/>
    public override void Backward()
    {
        var (workers, rows, inputs) = (tape.Workers, input.Shape.Rows, input.Shape.Columns);
        packedInput = tape.Workspace(Shape.Vector(MatrixProduct.PackedLength(rows, inputs)));
        for (var d = 0; d < directions; d++)
        {
            packedPrevious[d] = tape.Workspace(Shape.Vector(MatrixProduct.PackedLength(rows, scans[d].Previous.Columns)));
            biasSums[d] = tape.Workspace(Shape.Vector(scans[d].Gates.Shape.Columns));
        }
        workers.Run(3 * directions + 1, this, static (layer, part) => layer.PackForBackward(part));
        workers.Run(directions * groups, this, static (layer, part) =>
            layer.scans[part % layer.directions].Backward(layer.bounds[part / layer.directions], layer.bounds[part / layer.directions + 1]));
        workers.Run(3 * directions * slices, this, static (layer, part) => layer.AddWeightGradients(part));
        if (input.HasGradient)
            workers.Run(slices, this, static (layer, part) => layer.AddInputGradient(part));
    }

    /// <summary>Groups of sequences with about as many tokens each.</summary>
    private void DivideSequences(int wanted)
    {
        groups = Math.Clamp(Math.Min(wanted, sequences.Count / LeastSequences), 1, bounds.Length - 1);
        var (sequence, tokens) = (0, 0L);
        for (var group = 1; group < groups; group++)
        {
            for (; tokens * groups < (long)group * sequences.Rows; sequence++)
                tokens += sequences.Lengths[sequence];
            bounds[group] = sequence;
        }
        (bounds[0], bounds[groups]) = (0, sequences.Count);
    }

    private void PackForForward(int part)
    {
        var weights = scans[part / 2].Weights;
        _ = part % 2 == 0 ? weights.Input.PackedColumns : weights.Hidden.PackedColumns;
    }

    private void SumInput(int part)
    {
        var (start, end) = Workers.Share(input.Shape.Rows, part / directions, slices, unit: 12);
        if (start < end)
            scans[part % directions].SumInput(input, start, end);
    }

    private void PackForBackward(int part)
    {
        var d = part / 3;
        if (d == directions)
            MatrixProduct.Pack(new Matrix(input.Values, input.Shape.Rows, input.Shape.Columns), packedInput.Values);
        else if (part % 3 == 0)
            MatrixProduct.Pack(scans[d].Previous, packedPrevious[d].Values);
        else if (part % 3 == 1)
            _ = scans[d].Weights.Hidden.PackedRows;
        else if (input.HasGradient)
            _ = scans[d].Weights.Input.PackedRows;
    }

    /// <summary>With the gradients da of the input's sums and du of the state's: dW_ih = daᵀ x, dW_hh = duᵀ h_(t-1), db = their sums; each for a slice of the gates.</summary>
    private void AddWeightGradients(int part)
    {
        var (slice, d, kind) = (part / (3 * directions), part / 3 % directions, part % 3);
        var (scan, weights) = (scans[d], scans[d].Weights);
        var (start, end) = Workers.Share(scan.Gates.Shape.Columns, slice, slices, unit: 64);
        if (start == end)
            return;
        switch (kind)
        {
            case 0: AddProduct(scan.Gates, packedInput, weights.Input); break;
            case 1: AddProduct(scan.StateSums, packedPrevious[d], weights.Hidden); break;
            default:
                AddBias(scan.Gates, weights.InputBias, isNew: true);
                AddBias(scan.StateSums, weights.HiddenBias, isNew: TCell.KeepsStateSums);
                break;
        }

        void AddProduct(Tensor sums, Tensor packed, Parameter weight)
        {
            var columns = weight.Tensor.Shape.Columns;
            MatrixProduct.MultiplyPacked(Slice(sums).Transposed, packed.Values, columns, weight.Tensor.Gradient[(start * columns)..], columns, accumulate: true);
        }

        void AddBias(Tensor sums, Parameter bias, bool isNew)
        {
            var total = biasSums[d].Values[start..end];
            if (isNew)
            {
                total.Clear();
                ReductionKernels.AddColumnSums(Slice(sums), total);
            }
            TensorPrimitives.Add(bias.Tensor.Gradient[start..end], total, bias.Tensor.Gradient[start..end]);
        }

        Matrix Slice(Tensor sums) => new Matrix(sums.Values, sums.Shape.Rows, sums.Shape.Columns).SliceColumns(start, end - start);
    }

    /// <summary>dx += da W_ih.</summary>
    private void AddInputGradient(int part)
    {
        var (start, end) = Workers.Share(input.Shape.Rows, part, slices, unit: 12);
        var columns = input.Shape.Columns;
        for (var d = 0; d < directions && start < end; d++)
        {
            var gates = scans[d].Gates;
            MatrixProduct.MultiplyPacked(new Matrix(gates.Values, gates.Shape.Rows, gates.Shape.Columns).SliceRows(start, end - start), scans[d].Weights.Input.PackedRows,
                columns, input.Gradient[(start * columns)..], columns, accumulate: true);
        }
    }
}
