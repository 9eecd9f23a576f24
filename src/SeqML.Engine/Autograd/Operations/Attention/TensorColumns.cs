using SeqML.Engine.Kernels;
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

    /// <summary>Copies a slice of these columns, of some rows.</summary>
    internal void Gather(ReadOnlySpan<int> rows, int offset, int size, Span<float> to)
    {
        ReadOnlySpan<float> values = Tensor.Values;
        var (stride, place) = (Tensor.Shape.Columns, 0);
        foreach (var row in rows)
        {
            ShortRow.Copy(values.Slice(row * stride + Start + offset, size), to.Slice(place, size));
            place += size;
        }
    }

    /// <summary>Copies the same of the gradient.</summary>
    internal void GatherGradient(ReadOnlySpan<int> rows, int offset, int size, Span<float> to)
    {
        ReadOnlySpan<float> gradient = Tensor.Gradient;
        var (stride, place) = (Tensor.Shape.Columns, 0);
        foreach (var row in rows)
        {
            ShortRow.Copy(gradient.Slice(row * stride + Start + offset, size), to.Slice(place, size));
            place += size;
        }
    }

    /// <summary>Puts a slice of these columns back to its rows.</summary>
    internal void Scatter(ReadOnlySpan<float> from, ReadOnlySpan<int> rows, int offset, int size)
    {
        var values = Tensor.Values;
        var (stride, place) = (Tensor.Shape.Columns, 0);
        foreach (var row in rows)
        {
            ShortRow.Copy(from.Slice(place, size), values.Slice(row * stride + Start + offset, size));
            place += size;
        }
    }

    /// <summary>Adds to the gradient of a slice of these columns, where the tensor keeps one.</summary>
    internal void AddToGradient(ReadOnlySpan<float> from, ReadOnlySpan<int> rows, int offset, int size)
    {
        if (!Tensor.HasGradient)
            return;
        var gradient = Tensor.Gradient;
        var (stride, place) = (Tensor.Shape.Columns, 0);
        foreach (var row in rows)
        {
            var to = gradient.Slice(row * stride + Start + offset, size);
            TensorPrimitives.Add(to, from.Slice(place, size), to);
            place += size;
        }
    }
}
