using System.Collections;
using System.Globalization;

namespace Microsoft.ML.Data;

/// <summary>A vector: dense, or sparse with the indices of its explicit values. Its memory is meant to be used again row by row.</summary>
public readonly struct VBuffer<T> : IEnumerable
{
    private readonly T[] _values;
    private readonly int[] _indices;
    private readonly int _count;

    /// <summary>The number of items, explicit or not.</summary>
    public readonly int Length;

    /// <summary>Makes a dense vector; the indices are memory kept for later use.</summary>
    public VBuffer(int length, T[] values, int[] indices = null)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(length);
        ArgumentOutOfRangeException.ThrowIfLessThan(values?.Length ?? 0, length, nameof(values));
        Length = length;
        _values = values;
        _indices = indices;
        _count = length;
    }

    /// <summary>Makes a vector of <paramref name="count"/> explicit values, dense when that is all of them.</summary>
    public VBuffer(int length, int count, T[] values, int[] indices)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(length);
        if (count < 0 || count > length)
            throw new ArgumentOutOfRangeException(nameof(count));
        ArgumentOutOfRangeException.ThrowIfLessThan(values?.Length ?? 0, count, nameof(values));
        if (count < length)
            ArgumentOutOfRangeException.ThrowIfLessThan(indices?.Length ?? 0, count, nameof(indices));
        Length = length;
        _values = values;
        _indices = indices;
        _count = count;
    }

    /// <summary>Whether every item is explicit.</summary>
    public bool IsDense => _count == Length;

    internal T[] ValuesArray => _values;

    internal int[] IndicesArray => _indices;

    internal int ValuesCount => _count;

    /// <summary>The explicit values.</summary>
    public ReadOnlySpan<T> GetValues() => _values.AsSpan(0, _count);

    /// <summary>The indices of the explicit values; empty for a dense vector.</summary>
    public ReadOnlySpan<int> GetIndices() => IsDense ? default : _indices.AsSpan(0, _count);

    /// <summary>Copies into a dense vector.</summary>
    public void CopyToDense(ref VBuffer<T> destination)
    {
        var editor = VBufferEditor.Create(ref destination, Length);
        CopyTo(editor.Values);
        destination = editor.Commit();
    }

    /// <summary>Copies as it is, dense or sparse.</summary>
    public void CopyTo(ref VBuffer<T> destination)
    {
        var editor = VBufferEditor.Create(ref destination, Length, _count);
        GetValues().CopyTo(editor.Values);
        if (!IsDense)
            GetIndices().CopyTo(editor.Indices);
        destination = editor.Commit();
    }

    /// <summary>Copies a part.</summary>
    public void CopyTo(ref VBuffer<T> destination, int sourceIndex, int length)
    {
        if (sourceIndex < 0 || sourceIndex > Length)
            throw new ArgumentOutOfRangeException(nameof(sourceIndex));
        if (length < 0 || length > Length - sourceIndex)
            throw new ArgumentOutOfRangeException(nameof(length));
        if (IsDense)
        {
            var dense = VBufferEditor.Create(ref destination, length);
            GetValues().Slice(sourceIndex, length).CopyTo(dense.Values);
            destination = dense.Commit();
            return;
        }
        var indices = GetIndices();
        var from = FirstAtLeast(indices, sourceIndex);
        var to = FirstAtLeast(indices, sourceIndex + length);
        var editor = VBufferEditor.Create(ref destination, length, to - from);
        GetValues()[from..to].CopyTo(editor.Values);
        if (to - from < length)
        {
            for (var i = from; i < to; i++)
                editor.Indices[i - from] = indices[i] - sourceIndex;
        }
        destination = editor.Commit();
    }

    /// <summary>Copies every item into a span.</summary>
    public void CopyTo(Span<T> destination) => CopyTo(destination, 0);

    /// <summary>Copies every item into a part of a span.</summary>
    public void CopyTo(Span<T> destination, int destinationIndex, T defaultValue = default)
    {
        if (destinationIndex < 0 || destinationIndex > destination.Length)
            throw new ArgumentOutOfRangeException(nameof(destinationIndex));
        if (Length > destination.Length - destinationIndex)
            throw new ArgumentOutOfRangeException(nameof(destination), "Too small for the values.");
        var target = destination.Slice(destinationIndex, Length);
        if (IsDense)
        {
            GetValues().CopyTo(target);
            return;
        }
        target.Fill(defaultValue);
        var indices = GetIndices();
        for (var i = 0; i < indices.Length; i++)
            target[indices[i]] = _values[i];
    }

    /// <summary>Copies part of an array into a dense vector.</summary>
    public static void Copy(T[] source, int sourceIndex, ref VBuffer<T> destination, int length)
    {
        if (sourceIndex < 0 || sourceIndex > (source?.Length ?? 0))
            throw new ArgumentOutOfRangeException(nameof(sourceIndex));
        if (length < 0 || length > (source?.Length ?? 0) - sourceIndex)
            throw new ArgumentOutOfRangeException(nameof(length));
        var editor = VBufferEditor.Create(ref destination, length);
        source.AsSpan(sourceIndex, length).CopyTo(editor.Values);
        destination = editor.Commit();
    }

    /// <summary>The explicit items with their indices, or all of them.</summary>
    public IEnumerable<KeyValuePair<int, T>> Items(bool all = false)
    {
        if (all || IsDense)
        {
            var index = 0;
            foreach (var value in DenseValues())
                yield return new KeyValuePair<int, T>(index++, value);
        }
        else
        {
            for (var i = 0; i < _count; i++)
                yield return new KeyValuePair<int, T>(_indices[i], _values[i]);
        }
    }

    /// <summary>Every item.</summary>
    public IEnumerable<T> DenseValues()
    {
        var next = 0;
        for (var i = 0; i < Length; i++)
        {
            if (IsDense)
                yield return _values[i];
            else if (next < _count && _indices[next] == i)
                yield return _values[next++];
            else
                yield return default;
        }
    }

    /// <summary>Fetches one item.</summary>
    public void GetItemOrDefault(int index, ref T destination) => destination = GetItemOrDefault(index);

    /// <summary>One item.</summary>
    public T GetItemOrDefault(int index)
    {
        if (index < 0 || index >= Length)
            throw new ArgumentOutOfRangeException(nameof(index));
        if (IsDense)
            return _values[index];
        var found = Array.BinarySearch(_indices, 0, _count, index);
        return found >= 0 ? _values[found] : default;
    }

    /// <inheritdoc/>
    public override string ToString() => IsDense
        ? string.Create(CultureInfo.InvariantCulture, $"Dense vector of size {Length}")
        : string.Create(CultureInfo.InvariantCulture, $"Sparse vector of size {Length}, {_count} explicit values");

    /// <summary>Goes through the explicit values.</summary>
    public IEnumerator GetEnumerator()
    {
        for (var i = 0; i < _count; i++)
            yield return _values[i];
    }

    private static int FirstAtLeast(ReadOnlySpan<int> indices, int value)
    {
        var found = indices.BinarySearch(value);
        return found >= 0 ? found : ~found;
    }
}
