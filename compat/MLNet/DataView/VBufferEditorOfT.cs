namespace Microsoft.ML.Data;

/// <summary>The open memory of a vector; <see cref="Commit"/> closes it.</summary>
public readonly ref struct VBufferEditor<T>
{
    private readonly int _length;
    private readonly T[] _values;
    private readonly int[] _indices;

    /// <summary>The explicit values.</summary>
    public readonly Span<T> Values;

    /// <summary>The indices of the explicit values; empty for a dense vector.</summary>
    public readonly Span<int> Indices;

    internal VBufferEditor(int length, int count, T[] values, int[] indices, bool requireIndices, bool newValues, bool newIndices)
    {
        _length = length;
        _values = values;
        _indices = indices;
        Values = values.AsSpan(0, count);
        Indices = count < length || requireIndices ? indices.AsSpan(0, count) : default;
        CreatedNewValues = newValues;
        CreatedNewIndices = newIndices;
    }

    /// <summary>Whether the old memory of values was too small.</summary>
    public bool CreatedNewValues { get; }

    /// <summary>Whether the old memory of indices was too small.</summary>
    public bool CreatedNewIndices { get; }

    /// <summary>The vector.</summary>
    public VBuffer<T> Commit() => new(_length, Values.Length, _values, _indices);

    /// <summary>The vector, with fewer explicit values than there was room for.</summary>
    public VBuffer<T> CommitTruncated(int physicalValuesCount)
    {
        if (physicalValuesCount > Values.Length)
            throw new ArgumentOutOfRangeException(nameof(physicalValuesCount));
        return new(_length, physicalValuesCount, _values, _indices);
    }
}
