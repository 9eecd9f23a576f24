using SeqML.Engine.Tensors;

namespace SeqML.Engine.Autograd.Operations.Attention;

/// <summary>Some columns of a matrix: queries, keys or values where one product computed them all.</summary>
/// <param name="Tensor">[N, F].</param>
/// <param name="Start">The first column.</param>
/// <param name="Count">How many there are.</param>
public readonly record struct TensorColumns(Tensor Tensor, int Start, int Count)
{
    /// <summary>All columns.</summary>
    public TensorColumns(Tensor tensor)
        : this(tensor, 0, tensor.Shape.Columns)
    {
    }

    /// <summary>Throws where the tensor has not these columns.</summary>
    internal void RequireColumns(string name)
    {
        if (Start < 0 || Count < 1 || Start > Tensor.Shape.Columns - Count)
            throw new ArgumentException($"Expected columns of the {name} of shape {Tensor.Shape}, found {Count} from column {Start} on.", name);
    }

    /// <summary>The values of one row, in a slice of these columns.</summary>
    internal Span<float> Values(int row, int offset, int count) => Tensor.Values.Slice(row * Tensor.Shape.Columns + Start + offset, count);

    /// <summary>The gradient of one row, in a slice of these columns.</summary>
    internal Span<float> Gradient(int row, int offset, int count) => Tensor.Gradient.Slice(row * Tensor.Shape.Columns + Start + offset, count);
}
