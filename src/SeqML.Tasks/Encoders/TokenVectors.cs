using System.Numerics.Tensors;
using Tensor = SeqML.Engine.Tensors.Tensor;

namespace SeqML.Tasks.Encoders;

/// <summary>The vectors of a text's tokens, as an encoder gives them: each knows its context. Its memory is used again by the next text.</summary>
public sealed class TokenVectors
{
    private float[] values = [];

    /// <summary>How many tokens there are.</summary>
    public int Count { get; private set; }

    /// <summary>Numbers in a vector; 0 before the first text.</summary>
    public int Size { get; private set; }

    /// <summary>All vectors, one after the other: [<see cref="Count"/>, <see cref="Size"/>].</summary>
    public ReadOnlySpan<float> Values => values.AsSpan(0, Count * Size);

    /// <summary>The vector of a token.</summary>
    public ReadOnlySpan<float> this[int index] => (uint)index < (uint)Count
        ? values.AsSpan(index * Size, Size)
        : throw new ArgumentOutOfRangeException(nameof(index), index, FormattableString.Invariant($"Expected tokens from 0 to {Count - 1}, found {index}."));

    /// <summary>The mean of all vectors; zeros where there are no tokens.</summary>
    /// <param name="mean">[<see cref="Size"/>].</param>
    /// <exception cref="ArgumentException">It has another length.</exception>
    public void Mean(Span<float> mean)
    {
        if (mean.Length != Size)
            throw new ArgumentException(FormattableString.Invariant($"Expected room for {Size} numbers, found {mean.Length}."), nameof(mean));
        mean.Clear();
        for (var i = 0; i < Count; i++)
            TensorPrimitives.Add(mean, this[i], mean);
        if (Count > 0)
            TensorPrimitives.Divide(mean, Count, mean);
    }

    /// <summary>Begins a text.</summary>
    internal void Begin(int size) => (Count, Size) = (0, size);

    /// <summary>Adds a token's vector: the mean of what some layers say of it.</summary>
    /// <param name="layers">[N, <see cref="Size"/>] each, at least one.</param>
    /// <param name="row">The token's row in each.</param>
    internal void Add(List<Tensor> layers, int row)
    {
        if ((Count + 1L) * Size > Array.MaxLength)
            return; // a text so long that its vectors are more than an array holds loses its end
        if (values.Length < (Count + 1) * Size)
            Array.Resize(ref values, (int)Math.Clamp(2L * values.Length, (Count + 1) * Size, Array.MaxLength));
        var vector = values.AsSpan(Count++ * Size, Size);
        layers[0].Values.Slice(row * Size, Size).CopyTo(vector);
        for (var layer = 1; layer < layers.Count; layer++)
            TensorPrimitives.Add(vector, layers[layer].Values.Slice(row * Size, Size), vector);
        if (layers.Count > 1)
            TensorPrimitives.Divide(vector, layers.Count, vector);
    }
}
