using SeqML.Engine.Kernels.MatrixProducts;

namespace SeqML.Engine.Autograd.Operations.Recurrent;

/// <summary>Some rows of a weight, in the layouts of <see cref="Parameter"/> for products with these alone.</summary>
internal sealed class WeightRows
{
    private readonly Parameter weight;
    private readonly int start;
    private readonly int count;
    private readonly WeightLayout rows;
    private readonly WeightLayout columns;

    public WeightRows(Parameter weight, int start, int count)
    {
        (this.weight, this.start, this.count) = (weight, start, count);
        var width = weight.Tensor.Shape.Columns;
        rows = new WeightLayout(MatrixProduct.PackedLength(count, width), layout => MatrixProduct.Pack(Matrix, layout));
        columns = new WeightLayout(MatrixProduct.PackedLength(width, count), layout => MatrixProduct.Pack(Matrix.Transposed, layout));
    }

    /// <summary>For products x W.</summary>
    public ReadOnlySpan<float> PackedRows => rows.Get(weight.Version);

    /// <summary>For products x Wᵀ.</summary>
    public ReadOnlySpan<float> PackedColumns => columns.Get(weight.Version);

    private Matrix Matrix => new Matrix(weight.Tensor.Values, weight.Tensor.Shape.Rows, weight.Tensor.Shape.Columns).SliceRows(start, count);
}
