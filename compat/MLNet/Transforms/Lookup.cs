namespace Microsoft.ML.Transforms;

/// <summary>A dictionary that compares text by its characters, which memory of text does not do by itself.</summary>
internal sealed class Lookup<TKey, TValue>
{
    private readonly Dictionary<TKey, TValue> _values;
    private readonly Dictionary<string, TValue> _texts;
    private readonly Dictionary<string, TValue>.AlternateLookup<ReadOnlySpan<char>> _byText;

    public Lookup()
    {
        if (typeof(TKey) == typeof(ReadOnlyMemory<char>))
        {
            _texts = new(StringComparer.Ordinal);
            _byText = _texts.GetAlternateLookup<ReadOnlySpan<char>>();
        }
        else
        {
            _values = [];
        }
    }

    public void Clear()
    {
        _values?.Clear();
        _texts?.Clear();
    }

    public bool TryAdd(TKey key, TValue value) => _texts == null ? _values.TryAdd(key, value) : _byText.TryAdd(Text(ref key), value);

    public bool TryGetValue(TKey key, out TValue value) =>
        _texts == null ? _values.TryGetValue(key, out value) : _byText.TryGetValue(Text(ref key), out value);

    // The type test above makes this cast exact; it costs nothing and boxes nothing.
    private static ReadOnlySpan<char> Text(ref TKey key) => System.Runtime.CompilerServices.Unsafe.As<TKey, ReadOnlyMemory<char>>(ref key).Span;
}
