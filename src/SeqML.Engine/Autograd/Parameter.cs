using SeqML.Engine.Kernels.MatrixProducts;
using SeqML.Engine.Tensors;

namespace SeqML.Engine.Autograd;

/// <summary>A tensor that training changes, under the name that PyTorch gives it.</summary>
public sealed class Parameter
{
    private readonly PackedForm[] rows; // a form for each position of filters, one for everything else
    private readonly PackedForm[] columns;
    private int version;

    /// <summary>Zeros.</summary>
    /// <param name="name">The name within its layer, as "weight_ih_l0".</param>
    /// <param name="shape">The sizes.</param>
    /// <param name="isLookup">Whether it is a table of which a batch touches a few rows only.</param>
    public Parameter(string name, Shape shape, bool isLookup = false)
    {
        Name = name;
        Tensor = new Tensor(shape);
        TouchedRows = isLookup ? new RowSet(shape.Rows) : null;
        rows = [.. Enumerable.Range(0, shape.Width).Select(position => new PackedForm(this, position, transposed: false))];
        columns = [.. Enumerable.Range(0, shape.Width).Select(position => new PackedForm(this, position, transposed: true))];
    }

    /// <summary>The name within its layer, as PyTorch has it.</summary>
    public string Name { get; }

    /// <summary>The values and, in training, their gradient.</summary>
    public Tensor Tensor { get; }

    /// <summary>For a table: the rows that have a gradient. Null for a parameter that is used whole.</summary>
    public RowSet? TouchedRows { get; }

    /// <summary>The matrix W, laid out for products x W.</summary>
    public ReadOnlySpan<float> PackedRows => rows[0].Get(version);

    /// <summary>The matrix W, laid out for products x Wᵀ.</summary>
    public ReadOnlySpan<float> PackedColumns => columns[0].Get(version);

    /// <summary>The matrix of filters at one position, [outputs, inputs], laid out for products x W.</summary>
    public ReadOnlySpan<float> PackedRowsAt(int position) => rows[position].Get(version);

    /// <summary>The matrix of filters at one position, [outputs, inputs], laid out for products x Wᵀ.</summary>
    public ReadOnlySpan<float> PackedColumnsAt(int position) => columns[position].Get(version);

    /// <summary>Grows whenever the values are changed.</summary>
    internal int Version => version;

    /// <summary>To be called after the values were changed.</summary>
    public void OnChanged() => version++;

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

    /// <summary>A layout of the weight that products read, made again when the weight has changed.</summary>
    private sealed class PackedForm(Parameter parameter, int position, bool transposed)
    {
        private readonly Lock making = new();
        private float[] packed = [];
        private volatile int packedVersion = -1;

        public ReadOnlySpan<float> Get(int version)
        {
            // Predictions on several threads may meet here first; training is one thread.
            if (packedVersion != version)
                lock (making)
                    if (packedVersion != version)
                    {
                        var shape = parameter.Tensor.Shape;
                        var matrix = new Matrix(parameter.Tensor.Values, shape.Rows, shape.Columns).EveryColumn(position, shape.Width);
                        if (transposed)
                            matrix = matrix.Transposed;
                        if (packed.Length == 0)
                            packed = GC.AllocateUninitializedArray<float>(MatrixProduct.PackedLength(matrix.Rows, matrix.Columns), pinned: true);
                        MatrixProduct.Pack(matrix, packed);
                        packedVersion = version;
                    }
            return packed;
        }
    }
}
