using Microsoft.ML;
using Microsoft.ML.Data;

namespace SeqML.MLNet.Tests;

/// <summary>A row with a value of each common kind.</summary>
public sealed class Mixed
{
    public string? Text;
    public float Number;
    public bool Flag;
    [KeyType(3)]
    public uint Key;
    public float[]? Vector;
    public int Whole;

    [ColumnName("Tags")]
    public string[]? Words { get; set; }

    [NoColumn]
    public string? Ignored;
}

public sealed class Sentence
{
    public string? Text;
}

public sealed class Labelled
{
    public string? Label;
    public float Value;
}

public sealed class Tokens
{
    public string[]? Words;
}

public sealed class Pair
{
    [VectorType(2)]
    public float[]? Values;
    public float Scalar;
}

public sealed class Counter
{
    public int Index;
    public string? Group;
}

internal static class Samples
{
    public static readonly Mixed[] Rows =
    [
        new Mixed { Text = "one", Number = 1, Flag = true, Key = 0, Vector = [1, 2], Whole = 7, Words = ["a", "b"] },
        new Mixed { Text = null, Number = float.NaN, Key = 2, Vector = null, Whole = 8, Words = null },
        new Mixed { Text = "", Number = 3, Key = 5, Vector = [3], Whole = 7, Words = ["b", ""] },
    ];

    public static IDataView Load<T>(this MLContext ml, params T[] rows)
        where T : class => ml.Data.LoadFromEnumerable(rows);

    public static IDataView Count(this MLContext ml, int count) =>
        ml.Load(Enumerable.Range(0, count).Select(i => new Counter { Index = i, Group = $"g{i % 7}" }).ToArray());

    public static int[] Indices(this IDataView data) => data.GetColumn<int>("Index").ToArray();

    public static string Describe(this DataViewSchema schema) =>
        string.Join("; ", schema.Select(column => $"{column.Name}: {column.Type}{(column.IsHidden ? " hidden" : "")}"));

    public static string[] TextsOf(this DataViewSchema.Column column, string kind)
    {
        VBuffer<ReadOnlyMemory<char>> values = default;
        column.Annotations.GetValue(kind, ref values);
        return values.DenseValues().Select(value => value.ToString()).ToArray();
    }

    public static IDataView Apply(this IEstimator<ITransformer> estimator, IDataView data) => estimator.Fit(data).Transform(data);
}
