using System.Globalization;
using Microsoft.ML;
using Microsoft.ML.Data;
using SeqML.Persistence;

namespace SeqML.Classification;

/// <summary>What the keys of a label stand for: the values that MapValueToKey met, of whatever type.</summary>
internal abstract class LabelValues
{
    private const string KeyValues = "KeyValues";

    /// <summary>How many classes there are.</summary>
    public abstract int Count { get; }

    /// <summary>The values as text, in the invariant culture.</summary>
    public abstract IReadOnlyList<string> Texts { get; }

    /// <summary>Whether the type's default, as 0, is one of the values. An index that stands for no value is mapped to it; a text's is no value.</summary>
    public abstract bool HoldsDefault { get; }

    /// <summary>The steps that make a key column with these values of the index of a class, or of a vector of such.</summary>
    public abstract IEstimator<ITransformer> MapIndexToKey(MLContext context, string outputColumnName);

    /// <summary>The values of a label column. Keys without values stand for themselves, from 0 on.</summary>
    public static LabelValues Of(DataViewSchema.Column label)
    {
        if (label.Annotations.Schema.GetColumnOrNull(KeyValues) is not { } annotation)
            return new LabelValues<uint>([.. Enumerable.Range(0, CountOf(label)).Select(index => (uint)index)]);
        var item = ((VectorDataViewType)annotation.Type).ItemType;
        return item is TextDataViewType
            ? new LabelValues<string>([.. Read<ReadOnlyMemory<char>>(label).Select(value => value.ToString())])
            : Dispatch(item, new Reader(label));
    }

    /// <summary>The values of a label column of tags. Keys without values stand for themselves, from 1 on, since key 0 is what is outside.</summary>
    /// <exception cref="ArgumentException">A tag has no name, or has that of another.</exception>
    public static LabelValues OfTags(DataViewSchema.Column label)
    {
        var tags = label.Annotations.Schema.GetColumnOrNull(KeyValues) is null
            ? new LabelValues<uint>([.. Enumerable.Range(1, CountOf(label)).Select(key => (uint)key)])
            : Of(label);
        var known = new HashSet<string>(StringComparer.Ordinal);
        foreach (var name in tags.Texts)
            if (string.IsNullOrWhiteSpace(name) || !known.Add(name))
                throw new ArgumentException($"Expected every tag of the label column '{label.Name}' to have a name of its own, found {(string.IsNullOrWhiteSpace(name) ? "one without" : $"'{name}' twice")}.");
        return tags;
    }

    /// <summary>The values of classes that are given as text.</summary>
    /// <exception cref="ArgumentException">They are too few or too many, or one is null or comes twice.</exception>
    public static LabelValues OfClasses(IReadOnlyList<string> classes)
    {
        ArgumentNullException.ThrowIfNull(classes);
        if (classes.Count is < 2 or > ManyScoresOutput.Capacity)
            throw new ArgumentException($"Expected from 2 to {ManyScoresOutput.Capacity} classes, found {classes.Count}.", nameof(classes));
        var known = new HashSet<string>(StringComparer.Ordinal);
        foreach (var name in classes)
            if (string.IsNullOrEmpty(name) || !known.Add(name))
                throw new ArgumentException($"Expected every class to have a name of its own, found {(string.IsNullOrEmpty(name) ? "one without" : $"'{name}' twice")}.", nameof(classes));
        return new LabelValues<string>([.. classes]);
    }

    /// <summary>Two values of the type that a planned label column will have: for the shape of the output only.</summary>
    public static LabelValues Placeholder(SchemaShape.Column label)
    {
        foreach (var annotation in label.Annotations)
            if (annotation.Name == KeyValues)
                return annotation.ItemType is TextDataViewType ? new LabelValues<string>(["0", "1"]) : Dispatch(annotation.ItemType, new Defaults());
        return new LabelValues<uint>([0, 1]);
    }

    private static int CountOf(DataViewSchema.Column label) =>
        checked((int)((KeyDataViewType)(label.Type is VectorDataViewType vector ? vector.ItemType : label.Type)).Count);

    private static LabelValues Dispatch(DataViewType item, IMaker maker)
    {
        var type = item.RawType;
        return type == typeof(bool) ? maker.Make<bool>()
            : type == typeof(sbyte) ? maker.Make<sbyte>()
            : type == typeof(byte) ? maker.Make<byte>()
            : type == typeof(short) ? maker.Make<short>()
            : type == typeof(ushort) ? maker.Make<ushort>()
            : type == typeof(int) ? maker.Make<int>()
            : type == typeof(uint) ? maker.Make<uint>()
            : type == typeof(long) ? maker.Make<long>()
            : type == typeof(ulong) ? maker.Make<ulong>()
            : type == typeof(float) ? maker.Make<float>()
            : type == typeof(double) ? maker.Make<double>()
            : type == typeof(DateTime) ? maker.Make<DateTime>()
            : type == typeof(DateTimeOffset) ? maker.Make<DateTimeOffset>()
            : type == typeof(TimeSpan) ? maker.Make<TimeSpan>()
            : throw new NotSupportedException($"Expected the label's keys to stand for Text, Boolean, numbers or times, found {item}.");
    }

    private static IEnumerable<T> Read<T>(DataViewSchema.Column label)
    {
        VBuffer<T> values = default;
        label.Annotations.GetValue(KeyValues, ref values);
        return values.DenseValues();
    }

    private interface IMaker
    {
        LabelValues Make<T>();
    }

    private sealed class Reader(DataViewSchema.Column label) : IMaker
    {
        public LabelValues Make<T>() => new LabelValues<T>([.. Read<T>(label)]);
    }

    private sealed class Defaults : IMaker
    {
        public LabelValues Make<T>() => new LabelValues<T>([default!, default!]);
    }
}

/// <inheritdoc/>
internal sealed class LabelValues<T>(T[] values) : LabelValues
{
    public override int Count => values.Length;

    public override bool HoldsDefault => typeof(T) != typeof(string) && values.Contains(default!);

    public override IReadOnlyList<string> Texts { get; } = [.. values.Select(value => Convert.ToString(value, CultureInfo.InvariantCulture) ?? "")];

    public override IEstimator<ITransformer> MapIndexToKey(MLContext context, string outputColumnName)
    {
        var keyData = context.Data.LoadFromEnumerable(values.Select(value => new Row { Value = value }));
        return context.Transforms.Conversion.MapValue(Names.ClassValue, values.Select((value, index) => KeyValuePair.Create(index, value)), Names.ClassIndex)
            .Append(context.Transforms.Conversion.MapValueToKey(outputColumnName, Names.ClassValue, keyData: keyData));
    }

    private sealed class Row
    {
        public T? Value { get; set; }
    }
}
