namespace Microsoft.ML.Data;

/// <summary>Makes vectors, in the memory of old ones where that suffices.</summary>
public static class VBufferEditor
{
    /// <summary>An editor of a vector as it is.</summary>
    public static VBufferEditor<T> CreateFromBuffer<T>(ref VBuffer<T> destination) =>
        new(destination.Length, destination.ValuesCount, destination.ValuesArray, destination.IndicesArray, false, false, false);

    /// <summary>An editor of a vector of the given length, with room for <paramref name="valuesCount"/> explicit values.</summary>
    public static VBufferEditor<T> Create<T>(ref VBuffer<T> destination, int newLogicalLength, int? valuesCount = null,
        int? maxValuesCapacity = null, bool keepOldOnResize = false, bool requireIndicesOnDense = false)
    {
        if (newLogicalLength < 0)
            throw new ArgumentOutOfRangeException(nameof(newLogicalLength));
        if (valuesCount > newLogicalLength)
            throw new ArgumentOutOfRangeException(nameof(valuesCount), $"At most {nameof(newLogicalLength)} values are explicit.");
        var count = valuesCount ?? newLogicalLength;
        var capacity = maxValuesCapacity ?? newLogicalLength;
        var values = destination.ValuesArray;
        var newValues = Grow(ref values, count, capacity, keepOldOnResize);
        var indices = destination.IndicesArray;
        var sparse = count < newLogicalLength || requireIndicesOnDense;
        var newIndices = sparse && Grow(ref indices, count, capacity, keepOldOnResize);
        return new VBufferEditor<T>(newLogicalLength, count, values, indices, requireIndicesOnDense, newValues, newIndices);
    }

    // Old memory of several times the size asked for is still used: buffers live as long as their cursor.
    private static bool Grow<T>(ref T[] array, int count, int capacity, bool keepOld)
    {
        if (array != null && array.Length >= count)
            return false;
        var larger = count == 0 ? [] : new T[Math.Max(count, Math.Min(capacity, 2 * (array?.Length ?? 0)))];
        if (keepOld && array != null)
            array.CopyTo(larger, 0);
        array = larger;
        return true;
    }
}
