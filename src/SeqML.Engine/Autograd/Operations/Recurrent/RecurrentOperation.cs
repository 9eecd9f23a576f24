using SeqML.Engine.Kernels.MatrixProducts;
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
    private readonly RecurrentGradients<TCell>[] gradients = [new(), new()];
    private readonly int[] bounds = new int[65]; // group g has the sequences from bounds[g] up to, but not, bounds[g + 1]
    private int directions;
    private int groups;
    private int slices;
    private Tape tape = null!;
    private PackedSequences sequences = null!;
    private Tensor input = null!;
    private Tensor packedInput = null!;

    /// <summary>Reads the sequences, from zero states or from what is carried.</summary>
    /// <param name="tape">The tape.</param>
    /// <param name="x">[N, I], packed.</param>
    /// <param name="sequences">How the rows of x form sequences.</param>
    /// <param name="forward">The weights with which sequences are read from their starts; null where they are not.</param>
    /// <param name="reversed">The weights with which sequences are read from their ends; null where they are not.</param>
    /// <param name="state">Where the sequences stand, and afterwards stand then; no gradient goes back to it. Null for zeros. Only for the forward direction.</param>
    /// <param name="layer">Which layer of the state this is.</param>
    /// <returns>Each h_t, [N, D H]: the forward direction's features first.</returns>
    /// <exception cref="ArgumentException">Shapes do not fit each other, there are no weights, or a state is given for reversed sequences, or is one of others.</exception>
    public static Tensor Apply(Tape tape, Tensor x, PackedSequences sequences, RecurrentWeights? forward, RecurrentWeights? reversed,
        RecurrentState? state = null, int layer = 0)
    {
        sequences.RequireRows(x);
        var directions = (forward is null ? 0 : 1) + (reversed is null ? 0 : 1);
        if (directions == 0)
            throw new ArgumentException("Expected weights for one direction or both, found none.", nameof(forward));
        forward?.RequireFit<TCell>(x);
        reversed?.RequireFit<TCell>(x);
        if (state is not null && reversed is not null)
            throw new ArgumentException("Expected sequences that are read forward alone, as a state is carried; found weights to read them from their ends, which are not there yet.", nameof(reversed));
        if (state is not null)
            state.RequireFit<TCell>(sequences, forward!.Size, layer);
        var size = (forward?.Size ?? 0) + (reversed?.Size ?? 0);
        var y = tape.Allocate(Shape.Matrix(x.Shape.Rows, size)); // [N, D H]
        var operation = tape.Record<RecurrentOperation<TCell>>(); // in prediction, too: it is where the scans keep their states
        (operation.tape, operation.sequences, operation.input, operation.directions) = (tape, sequences, x, directions);
        if (forward is not null)
            operation.scans[0].Start(tape, forward, sequences, reversed: false, state, layer, y, offset: 0);
        if (reversed is not null)
            operation.scans[directions - 1].Start(tape, reversed, sequences, reversed: true, state: null, layer, y, offset: forward?.Size ?? 0);
        operation.Forward();
        return y;
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
            gradients[d].Start(tape, scans[d]);
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
        var scan = scans[part / 2];
        if (part % 2 == 0)
            _ = scan.Weights.Input.PackedColumns;
        else
            scan.PackForForward();
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
            gradients[d].Pack();
        else if (part % 3 == 1)
            scans[d].PackForBackward();
        else if (input.HasGradient)
            _ = scans[d].Weights.Input.PackedRows;
    }

    /// <summary>Of a slice of one direction's gates, one of the three kinds of weights.</summary>
    private void AddWeightGradients(int part)
    {
        var (slice, d, kind) = (part / (3 * directions), part / 3 % directions, part % 3);
        switch (kind)
        {
            case 0: gradients[d].AddInput(packedInput, slice, slices); break;
            case 1: gradients[d].AddHidden(slice, slices); break;
            default: gradients[d].AddBiasesAndOwn(slice, slices); break;
        }
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
