using Microsoft.ML;
using Microsoft.ML.Data;

namespace SeqML.MLNet.Tests.Data;

public sealed class RowsTests
{
    private readonly MLContext _ml = new(1);

    [Fact]
    public void TakeAndSkip()
    {
        var data = _ml.Count(10);
        Assert.Equal([0, 1, 2], _ml.Data.TakeRows(data, 3).Indices());
        Assert.Equal([8, 9], _ml.Data.SkipRows(data, 8).Indices());
        Assert.Equal(3, _ml.Data.TakeRows(data, 3).GetRowCount());
        Assert.Empty(_ml.Data.SkipRows(data, 50).Indices());
        Assert.Throws<ArgumentOutOfRangeException>("count", () => _ml.Data.TakeRows(data, 0));
        Assert.Throws<ArgumentOutOfRangeException>("count", () => _ml.Data.SkipRows(data, -1));
    }

    [Fact]
    public void ShufflingIsDecidedByTheSeed()
    {
        var data = _ml.Count(500);
        var shuffled = _ml.Data.ShuffleRows(data, seed: 5);
        var order = shuffled.Indices();
        Assert.NotEqual(Enumerable.Range(0, 500), order);
        Assert.Equal(Enumerable.Range(0, 500), order.Order());
        Assert.Equal(order, shuffled.Indices());
        Assert.Equal(order, new MLContext(9).Data.ShuffleRows(data, seed: 5).Indices());
        Assert.NotEqual(order, _ml.Data.ShuffleRows(data, seed: 6).Indices());
        Assert.True(shuffled.CanShuffle);
    }

    [Fact]
    public void APoolOfOneKeepsTheOrder() =>
        Assert.Equal(Enumerable.Range(0, 20), _ml.Data.ShuffleRows(_ml.Count(20), seed: 5, shufflePoolSize: 1).Indices());

    [Fact]
    public void ShuffledVectorsKeepTheirRows()
    {
        var rows = Enumerable.Range(0, 50).Select(i => new Pair { Values = [i, -i], Scalar = i }).ToArray();
        var shuffled = _ml.Data.ShuffleRows(_ml.Load(rows), seed: 3, shufflePoolSize: 7);
        Assert.All(_ml.Data.CreateEnumerable<Pair>(shuffled, reuseRowObject: false), row => Assert.Equal([row.Scalar, -row.Scalar], row.Values!));
        Assert.Throws<ArgumentOutOfRangeException>("shufflePoolSize", () => _ml.Data.ShuffleRows(_ml.Count(1), shufflePoolSize: 0));
    }

    [Fact]
    public void ACacheReadsItsSourceOnce()
    {
        var read = 0;
        IEnumerable<Counter> Rows()
        {
            for (var i = 0; i < 5; i++)
            {
                read++;
                yield return new Counter { Index = i };
            }
        }
        var cached = _ml.Data.Cache(_ml.Data.LoadFromEnumerable(Rows()));
        Assert.Equal(cached.Indices(), cached.Indices());
        Assert.Equal(5, read);
        Assert.True(cached.CanShuffle);
        Assert.Equal(5, cached.GetRowCount());
        Assert.Throws<ArgumentOutOfRangeException>(() => _ml.Data.Cache(cached, "Nothing"));
    }

    [Fact]
    public void MissingValuesAreFiltered()
    {
        var data = _ml.Load(Samples.Rows);
        Assert.Equal([1f, 3f], _ml.Data.FilterRowsByMissingValues(data, "Number").GetColumn<float>("Number"));
        Assert.Throws<ArgumentOutOfRangeException>(() => _ml.Data.FilterRowsByMissingValues(data, "Nothing"));
        Assert.Throws<ArgumentOutOfRangeException>(() => _ml.Data.FilterRowsByMissingValues(data));
    }
}
