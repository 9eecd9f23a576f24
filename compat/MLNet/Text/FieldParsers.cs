using System.Numerics;
using Microsoft.ML.Transforms;

namespace Microsoft.ML.Data;

/// <summary>Reads values from fields; an empty field is the default value.</summary>
internal static class FieldParsers
{
    /// <summary>Reads a value; false where the field is none.</summary>
    public delegate bool Parser<T>(ReadOnlyMemory<char> field, out T value);

    public static Parser<T> Of<T>(PrimitiveDataViewType type, TextLoader.Options options)
    {
        if (typeof(T) == typeof(ReadOnlyMemory<char>))
            return (Parser<T>)(Delegate)new Parser<ReadOnlyMemory<char>>(Text);
        if (type is KeyDataViewType key)
            return (Parser<T>)Generic.CallStatic(typeof(FieldParsers), nameof(Key), typeof(T), key.Count);
        var parse = TextParsers.Of<T>(options.DecimalMarker);
        var missingIsNaN = options.MissingRealsAsNaNs && (typeof(T) == typeof(float) || typeof(T) == typeof(double));
        var missing = Missing.Value<T>();
        return (ReadOnlyMemory<char> field, out T value) =>
        {
            var text = field.Span.Trim();
            if (text.IsEmpty && missingIsNaN)
            {
                value = missing;
                return true;
            }
            return parse(text, out value);
        };
    }

    private static bool Text(ReadOnlyMemory<char> field, out ReadOnlyMemory<char> value)
    {
        value = field;
        return true;
    }

    // Text counts categories from 0, the column from 1; what is none of them is missing.
    private static Parser<T> Key<T>(ulong count)
        where T : IBinaryInteger<T> => (ReadOnlyMemory<char> field, out T value) =>
    {
        var known = ulong.TryParse(field.Span.Trim(), out var category) && category < count;
        value = known ? T.CreateTruncating(category + 1) : T.Zero;
        return true;
    };
}
