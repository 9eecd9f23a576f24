using SeqML.Engine.Kernels.MatrixProducts;
using SeqML.Engine.Kernels.Reductions;
using SeqML.Engine.Tensors;
using SeqML.Engine.Threading;

namespace SeqML.Engine.Autograd.Operations.Recurrent;

/// <summary>
/// The gradients of one direction's weights, once the scan has gone back: with da of the input's sums and du of the state's,
/// dW_ih = daᵀ x, dW_hh = duᵀ h_(t-1), db = their sums. Slices of the rows of these can be had on different threads.
/// </summary>
/// <typeparam name="TCell">The step.</typeparam>
internal sealed class RecurrentGradients<TCell>
    where TCell : struct, IRecurrentCell
{
    /// <summary>Rows are shared in runs of this many, four registers of the widest.</summary>
    private const int Unit = 64;

    private RecurrentScan<TCell> scan = null!;
    private Tensor packedPrevious = null!;
    private Tensor packedGated = null!;
    private Tensor biasSums = null!;
    private Tensor ownSums = null!;

    private RecurrentWeights Weights => scan.Weights;

    /// <summary>Takes the memory for a scan's gradients.</summary>
    public void Start(Tape tape, RecurrentScan<TCell> scan)
    {
        this.scan = scan;
        var packed = Shape.Vector(MatrixProduct.PackedLength(scan.Gates.Shape.Rows, Weights.Size));
        packedPrevious = tape.Workspace(packed);
        packedGated = TCell.LateGates > 0 ? tape.Workspace(packed) : packedPrevious;
        biasSums = tape.Workspace(Shape.Vector(scan.Gates.Shape.Columns));
        ownSums = tape.Workspace(Shape.Vector(Weights.OwnLength));
    }

    /// <summary>Lays out what the sums' gradients are multiplied with.</summary>
    public void Pack()
    {
        MatrixProduct.Pack(scan.Previous, packedPrevious.Values);
        if (TCell.LateGates > 0)
            MatrixProduct.Pack(scan.Gated, packedGated.Values);
    }

    /// <summary>dW_ih += daᵀ x.</summary>
    public void AddInput(Tensor packedInput, int slice, int slices)
    {
        var (start, end) = Workers.Share(scan.Gates.Shape.Columns, slice, slices, Unit);
        AddProduct(scan.Gates, start, end, packedInput, Weights.Input);
    }

    /// <summary>dW_hh += duᵀ h_(t-1); for late gates what their product was with, instead of h_(t-1).</summary>
    public void AddHidden(int slice, int slices)
    {
        var (start, end) = Workers.Share(scan.StateSums.Shape.Columns, slice, slices, Unit);
        AddProduct(scan.StateSums, start, Math.Min(end, scan.EarlySums), packedPrevious, Weights.Hidden);
        AddProduct(scan.StateSums, Math.Max(start, scan.EarlySums), end, packedGated, Weights.Hidden);
    }

    /// <summary>db += the sums of da and du over all tokens, and likewise the gradients of the cell's own weights.</summary>
    public void AddBiasesAndOwn(int slice, int slices)
    {
        var (start, end) = Workers.Share(scan.Gates.Shape.Columns, slice, slices, Unit);
        if (Weights.InputBias is not null)
            AddSums(scan.Gates, start, end, biasSums, Weights.InputBias, isNew: true);
        if (Weights.HiddenBias is not null)
            AddSums(scan.StateSums, start, end, biasSums, Weights.HiddenBias, isNew: TCell.KeepsStateSums || Weights.InputBias is null);
        AddOwn(slice, slices);
    }

    private void AddOwn(int slice, int slices)
    {
        var (start, end) = Workers.Share(Weights.OwnLength, slice, slices, Unit);
        if (start == end)
            return;
        SumColumns(scan.OwnGradient, start, end, ownSums);
        var offset = 0;
        for (var i = 0; i < Weights.Own.Count; i++)
        {
            var gradient = Weights.Own[i].Tensor.Gradient;
            var (from, to) = (Math.Max(start, offset), Math.Min(end, offset + gradient.Length));
            if (from < to)
                TensorPrimitives.Add(gradient[(from - offset)..(to - offset)], ownSums.Values[from..to], gradient[(from - offset)..(to - offset)]);
            offset += gradient.Length;
        }
    }

    private static void AddProduct(Tensor sums, int start, int end, Tensor packed, Parameter weight)
    {
        if (start >= end)
            return;
        var columns = weight.Tensor.Shape.Columns;
        MatrixProduct.MultiplyPacked(Columns(sums, start, end).Transposed, packed.Values, columns, weight.Tensor.Gradient[(start * columns)..], columns, accumulate: true);
    }

    private static void AddSums(Tensor sums, int start, int end, Tensor totals, Parameter bias, bool isNew)
    {
        if (start >= end)
            return;
        if (isNew)
            SumColumns(sums, start, end, totals);
        TensorPrimitives.Add(bias.Tensor.Gradient[start..end], totals.Values[start..end], bias.Tensor.Gradient[start..end]);
    }

    private static void SumColumns(Tensor rows, int start, int end, Tensor totals)
    {
        totals.Values[start..end].Clear();
        ReductionKernels.AddColumnSums(Columns(rows, start, end), totals.Values[start..end]);
    }

    private static Matrix Columns(Tensor tensor, int start, int end) =>
        new Matrix(tensor.Values, tensor.Shape.Rows, tensor.Shape.Columns).SliceColumns(start, end - start);
}
