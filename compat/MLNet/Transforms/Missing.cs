namespace Microsoft.ML.Transforms;

/// <summary>Which values of a type stand for no value.</summary>
internal static class Missing
{
    public static Func<T, bool> Test<T>()
    {
        Delegate test = typeof(T) == typeof(float) ? (Func<float, bool>)float.IsNaN
            : typeof(T) == typeof(double) ? (Func<double, bool>)double.IsNaN
            : typeof(T) == typeof(ReadOnlyMemory<char>) ? (Func<ReadOnlyMemory<char>, bool>)(text => text.IsEmpty)
            : (Func<T, bool>)(_ => false);
        return (Func<T, bool>)test;
    }

    /// <summary>The value that stands for none; the default where the type has no such value.</summary>
    public static T Value<T>()
    {
        if (typeof(T) == typeof(float))
            return (T)(object)float.NaN;
        return typeof(T) == typeof(double) ? (T)(object)double.NaN : default;
    }

    /// <summary>The order of values: text by its code units.</summary>
    public static IComparer<T> Order<T>()
    {
        if (typeof(T) != typeof(ReadOnlyMemory<char>))
            return Comparer<T>.Default;
        return (IComparer<T>)(object)Comparer<ReadOnlyMemory<char>>.Create((a, b) => a.Span.SequenceCompareTo(b.Span));
    }
}
