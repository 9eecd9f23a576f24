using Microsoft.ML;
using Microsoft.ML.Data;

namespace SeqML.MLNet.Tests.Data;

/// <summary>A million rows go through a pipeline one by one; they never sit in memory.</summary>
public sealed class StreamingTests
{
    private const int Rows = 1_000_000;

    private readonly MLContext ml = new(1);

    [Fact]
    public void RowsAreTakenFromTheSourceAsTheyAreAskedFor()
    {
        var source = new Counted();
        var view = Pipeline(ml.Data.LoadFromEnumerable(source.Rows()));
        using var cursor = view.GetRowCursor([view.Schema["Words"]]);
        var getter = cursor.GetGetter<VBuffer<ReadOnlyMemory<char>>>(view.Schema["Words"]);
        VBuffer<ReadOnlyMemory<char>> words = default;
        for (var i = 0; i < 10; i++)
        {
            Assert.True(cursor.MoveNext());
            getter(ref words);
            Assert.Equal(["row", $"{i}"], words.DenseValues().Select(word => word.ToString()));
        }
        Assert.InRange(source.Taken, 10, 20_000);
    }

    [Fact]
    public void AMillionRowsTakeNoMoreMemoryThanAFew()
    {
        var view = Pipeline(ml.Data.LoadFromEnumerable(new Counted().Rows()));
        var (count, most) = (0, 0L);
        using var cursor = view.GetRowCursor([view.Schema["Words"]]);
        var getter = cursor.GetGetter<VBuffer<ReadOnlyMemory<char>>>(view.Schema["Words"]);
        VBuffer<ReadOnlyMemory<char>> words = default;
        var before = GC.GetTotalMemory(forceFullCollection: true);
        while (cursor.MoveNext())
        {
            getter(ref words);
            if (++count % 250_000 == 0)
                most = Math.Max(most, GC.GetTotalMemory(forceFullCollection: true) - before);
        }
        Assert.Equal(Rows, count);
        Assert.InRange(most, long.MinValue, 32 << 20); // the texts alone would take 60 MB
    }

    private IDataView Pipeline(IDataView data) =>
        ml.Transforms.Text.NormalizeText("Clean", "Text").Append(ml.Transforms.Text.TokenizeIntoWords("Words", "Clean"))
            .Fit(ml.Data.TakeRows(data, 1)).Transform(data);

    private sealed class Counted
    {
        public int Taken { get; private set; }

        public IEnumerable<Row> Rows()
        {
            for (var i = 0; i < StreamingTests.Rows; i++)
            {
                Taken = i + 1;
                yield return new Row { Text = $"Row {i}" };
            }
        }
    }

    private sealed class Row
    {
        public string Text { get; set; } = "";
    }
}
