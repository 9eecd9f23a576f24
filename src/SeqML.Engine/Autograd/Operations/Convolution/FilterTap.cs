using SeqML.Engine.Kernels.MatrixProducts;

namespace SeqML.Engine.Autograd.Operations.Convolution;

/// <summary>What adjacent filters of a bank do with the token at one distance: a matrix W_d [O', I], where O' are these filters' outputs.</summary>
internal sealed class FilterTap
{
    private readonly FilterBank bank;
    private readonly (Parameter Weight, int Position)[] slices;
    private readonly WeightLayout rows;
    private readonly WeightLayout packedRows;
    private readonly WeightLayout packedColumns;

    public FilterTap(FilterBank bank, int distance, int firstOutput, int firstRow, (Parameter Weight, int Position)[] slices)
    {
        (this.bank, this.slices) = (bank, slices);
        (Distance, FirstOutput, FirstRow, Outputs) = (distance, firstOutput, firstRow, slices.Sum(slice => slice.Weight.Tensor.Shape.Rows));
        rows = new WeightLayout(checked(Outputs * bank.Inputs), Gather);
        packedRows = new WeightLayout(MatrixProduct.PackedLength(Outputs, bank.Inputs), layout => MatrixProduct.Pack(Matrix, layout));
        packedColumns = new WeightLayout(MatrixProduct.PackedLength(bank.Inputs, Outputs), layout => MatrixProduct.Pack(Matrix.Transposed, layout));
    }

    /// <summary>How many tokens later the token stands that is looked at; below zero, earlier.</summary>
    public int Distance { get; }

    /// <summary>The first of these filters' outputs among those of the bank.</summary>
    public int FirstOutput { get; }

    /// <summary>Where its rows begin among those of all taps of the bank.</summary>
    public int FirstRow { get; }

    /// <summary>O', how many outputs these filters have.</summary>
    public int Outputs { get; }

    /// <summary>W_d, row by row.</summary>
    public ReadOnlySpan<float> Rows => rows.Get(bank.Version);

    /// <summary>W_d, laid out for products x W_d.</summary>
    public ReadOnlySpan<float> PackedRows => packedRows.Get(bank.Version);

    /// <summary>W_d, laid out for products x W_dᵀ.</summary>
    public ReadOnlySpan<float> PackedColumns => packedColumns.Get(bank.Version);

    private Matrix Matrix => new(Rows, Outputs, bank.Inputs);

    /// <summary>Adds the gradient of some rows of W_d, from <paramref name="firstRow"/> on, to those of the weights, in which the numbers of a position lie between those of the others.</summary>
    public void AddGradient(ReadOnlySpan<float> gradient, int firstRow)
    {
        var skipped = firstRow * bank.Inputs;
        foreach (var (weight, position) in slices)
        {
            var to = weight.Tensor.Gradient;
            var width = weight.Tensor.Shape.Width;
            var count = Math.Clamp(to.Length / width - skipped, 0, gradient.Length);
            for (int i = 0, place = skipped * width + position; i < count; i++, place += width)
                to[place] += gradient[i];
            gradient = gradient[count..];
            skipped = Math.Max(0, skipped - to.Length / width);
        }
    }

    private void Gather(Span<float> layout)
    {
        foreach (var (weight, position) in slices)
        {
            var from = weight.Tensor.Values;
            var width = weight.Tensor.Shape.Width;
            var count = from.Length / width;
            for (int i = 0, place = position; i < count; i++, place += width)
                layout[i] = from[place];
            layout = layout[count..];
        }
    }
}
