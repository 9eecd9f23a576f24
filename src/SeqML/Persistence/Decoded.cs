using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace SeqML.Persistence;

/// <summary>What was read from texts that models hold.</summary>
/// <remarks>A loaded pipeline hands the same string to every row. It is read at the first, and what was read is kept as long as the string is.</remarks>
internal sealed class Decoded<T>(Func<ReadOnlyMemory<char>, T> read)
    where T : class
{
    private readonly ConditionalWeakTable<object, T> known = [];

    public T Of(ReadOnlyMemory<char> text)
    {
        object backing;
        if (MemoryMarshal.TryGetString(text, out var whole, out _, out _))
            backing = whole;
        else if (MemoryMarshal.TryGetArray(text, out var array) && array.Array is not null)
            backing = array.Array;
        else
            return read(text);
        return known.TryGetValue(backing, out var value) ? value : known.GetValue(backing, _ => read(text));
    }
}
