using SeqML.Engine.Kernels.MatrixProducts;
using SeqML.Engine.Tensors;

namespace SeqML.Engine.Autograd;

/// <summary>A tensor that training changes, under the name that PyTorch gives it.</summary>
public sealed class Parameter
{
    private readonly WeightLayout rows;
    private readonly WeightLayout columns;
    private volatile WeightSlice[] slices = []; // of parts that are used alone, each made when it is first asked for

    /// <summary>Zeros.</summary>
    /// <param name="name">The name within its layer, as "weight_ih_l0".</param>
    /// <param name="shape">The sizes.</param>
    /// <param name="isLookup">Whether it is a table of which a batch touches a few rows only.</param>
    public Parameter(string name, Shape shape, bool isLookup = false)
    {
        Name = name;
        Tensor = new Tensor(shape);
        TouchedRows = isLookup ? new RowSet(shape.Rows) : null;
        rows = new WeightLayout(MatrixProduct.PackedLength(shape.Rows, shape.Columns), layout => MatrixProduct.Pack(Matrix, layout));
        columns = new WeightLayout(MatrixProduct.PackedLength(shape.Columns, shape.Rows), layout => MatrixProduct.Pack(Matrix.Transposed, layout));
    }

    /// <summary>The name within its layer, as PyTorch has it.</summary>
    public string Name { get; }

    /// <summary>The values and, in training, their gradient.</summary>
    public Tensor Tensor { get; }

    /// <summary>For a table: the rows that have a gradient. Null for a parameter that is used whole.</summary>
    public RowSet? TouchedRows { get; }

    /// <summary>The matrix W, laid out for products x W.</summary>
    public ReadOnlySpan<float> PackedRows => rows.Get(Version);

    /// <summary>The matrix W, laid out for products x Wᵀ.</summary>
    public ReadOnlySpan<float> PackedColumns => columns.Get(Version);

    /// <summary>Some rows of W, laid out for products x W: a part of a weight that holds several, as in_proj_weight does.</summary>
    public ReadOnlySpan<float> PackedRowsOf(int start, int count) => Slice(start, count).Rows.Get(Version);

    /// <summary>Some rows of W, laid out for products x Wᵀ.</summary>
    public ReadOnlySpan<float> PackedColumnsOf(int start, int count) => Slice(start, count).Columns.Get(Version);

    /// <summary>Grows whenever the values are changed.</summary>
    internal int Version { get; private set; }

    private Matrix Matrix => new(Tensor.Values, Tensor.Shape.Rows, Tensor.Shape.Columns);

    /// <summary>To be called after the values were changed.</summary>
    public void OnChanged() => Version++;

    /// <summary>Sets the gradient to zero; of a table only the rows that have one.</summary>
    public void ClearGradient()
    {
        Tensor.KeepGradient();
        if (TouchedRows is null)
        {
            Tensor.Gradient.Clear();
            return;
        }
        var width = Tensor.Shape.Columns;
        foreach (var row in TouchedRows.Items)
            Tensor.Gradient.Slice(row * width, width).Clear();
        TouchedRows.Clear();
    }

    private WeightSlice Slice(int start, int count)
    {
        foreach (var slice in slices)
            if (slice.Start == start && slice.Count == count)
                return slice;
        var columnCount = Tensor.Shape.Columns;
        var made = new WeightSlice(start, count,
            new WeightLayout(MatrixProduct.PackedLength(count, columnCount), layout => MatrixProduct.Pack(Matrix.SliceRows(start, count), layout)),
            new WeightLayout(MatrixProduct.PackedLength(columnCount, count), layout => MatrixProduct.Pack(Matrix.SliceRows(start, count).Transposed, layout)));
        lock (rows)
            slices = [.. slices, made]; // where two threads made the same, the first will be found
        return made;
    }

    private sealed record WeightSlice(int Start, int Count, WeightLayout Rows, WeightLayout Columns);
}
