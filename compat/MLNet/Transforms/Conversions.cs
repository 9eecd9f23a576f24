using System.Globalization;
using System.Numerics;
using Microsoft.ML.Data;

namespace Microsoft.ML.Transforms;

/// <summary>Conversions between the .NET types of columns: those that lose nothing but precision, to text and from text.</summary>
internal static class Conversions
{
    // What each kind of number widens to, itself aside.
    private static readonly Dictionary<Type, Type[]> Wider = new()
    {
        [typeof(bool)] = [typeof(sbyte), typeof(byte), typeof(short), typeof(ushort), typeof(int), typeof(uint), typeof(long), typeof(ulong), typeof(float), typeof(double)],
        [typeof(sbyte)] = [typeof(short), typeof(int), typeof(long), typeof(float), typeof(double), typeof(bool)],
        [typeof(short)] = [typeof(int), typeof(long), typeof(float), typeof(double), typeof(bool)],
        [typeof(int)] = [typeof(long), typeof(float), typeof(double), typeof(bool)],
        [typeof(long)] = [typeof(float), typeof(double), typeof(bool)],
        [typeof(byte)] = [typeof(ushort), typeof(uint), typeof(ulong), typeof(float), typeof(double), typeof(bool)],
        [typeof(ushort)] = [typeof(uint), typeof(ulong), typeof(float), typeof(double), typeof(bool)],
        [typeof(uint)] = [typeof(ulong), typeof(float), typeof(double), typeof(bool)],
        [typeof(ulong)] = [typeof(float), typeof(double), typeof(bool)],
        [typeof(float)] = [typeof(double), typeof(bool)],
        [typeof(double)] = [typeof(float), typeof(bool)],
        [typeof(DateTime)] = [typeof(float), typeof(double), typeof(long)],
        [typeof(TimeSpan)] = [typeof(float), typeof(double), typeof(long)],
        [typeof(DateTimeOffset)] = [typeof(float), typeof(double), typeof(long)],
    };

    public static bool Exists(Type from, Type to) =>
        from == to || to == typeof(ReadOnlyMemory<char>) || from == typeof(ReadOnlyMemory<char>) || (Wider.TryGetValue(from, out var wider) && wider.Contains(to));

    /// <summary>The conversion of one type to another; between keys of different width too.</summary>
    public static Func<TIn, TOut> To<TIn, TOut>()
    {
        if (typeof(TIn) == typeof(TOut))
            return (Func<TIn, TOut>)(Delegate)(Func<TIn, TIn>)(value => value);
        if (typeof(TOut) == typeof(ReadOnlyMemory<char>))
            return (Func<TIn, TOut>)(Delegate)ToText<TIn>();
        if (typeof(TIn) == typeof(ReadOnlyMemory<char>))
            return (Func<TIn, TOut>)(Delegate)OfText<TOut>();
        if (typeof(TIn) == typeof(bool))
            return (Func<TIn, TOut>)Generic.CallStatic(typeof(Conversions), nameof(OfBoolean), typeof(TOut));
        if (typeof(TOut) == typeof(bool))
            return (Func<TIn, TOut>)(Delegate)(Func<TIn, bool>)(value => !EqualityComparer<TIn>.Default.Equals(value, default));
        if (typeof(TIn) == typeof(DateTime) || typeof(TIn) == typeof(TimeSpan) || typeof(TIn) == typeof(DateTimeOffset))
            return (Func<TIn, TOut>)Generic.CallStatic(typeof(Conversions), nameof(OfTicks), [typeof(TIn), typeof(TOut)]);
        return (Func<TIn, TOut>)Generic.CallStatic(typeof(Conversions), nameof(OfNumber), [typeof(TIn), typeof(TOut)]);
    }

    private static Func<TIn, TOut> OfNumber<TIn, TOut>()
        where TIn : INumberBase<TIn>
        where TOut : INumberBase<TOut> => TOut.CreateTruncating;

    private static Func<bool, TOut> OfBoolean<TOut>()
        where TOut : INumberBase<TOut> => value => value ? TOut.One : TOut.Zero;

    private static Func<TIn, TOut> OfTicks<TIn, TOut>()
        where TOut : INumberBase<TOut>
    {
        Delegate ticks = typeof(TIn) == typeof(DateTime) ? (Func<DateTime, long>)(value => value.Ticks)
            : typeof(TIn) == typeof(TimeSpan) ? (Func<TimeSpan, long>)(value => value.Ticks)
            : (Func<DateTimeOffset, long>)(value => value.Ticks);
        var count = (Func<TIn, long>)ticks;
        return value => TOut.CreateTruncating(count(value));
    }

    private static Func<T, ReadOnlyMemory<char>> ToText<T>() =>
        value => (value is IFormattable formattable ? formattable.ToString(null, CultureInfo.InvariantCulture) : value.ToString()).AsMemory();

    private static Func<ReadOnlyMemory<char>, T> OfText<T>()
    {
        var parse = TextParsers.Of<T>();
        // Only a whole number must be one; of the rest what cannot be read is the default.
        var strict = typeof(T) != typeof(bool) && typeof(T) != typeof(DateTime) && typeof(T) != typeof(DateTimeOffset) && typeof(T) != typeof(TimeSpan);
        return text => parse(text.Span, out var value) || !strict
            ? value
            : throw new InvalidOperationException($"The text cannot be read as {typeof(T).Name}.");
    }
}
