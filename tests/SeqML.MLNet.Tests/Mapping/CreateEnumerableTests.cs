using Microsoft.ML;

namespace SeqML.MLNet.Tests.Mapping;

public sealed class CreateEnumerableTests
{
    private readonly MLContext _ml = new(1);

    [Fact]
    public void ValuesComeBack()
    {
        var rows = _ml.Data.CreateEnumerable<Mixed>(_ml.Load(Samples.Rows), reuseRowObject: false).ToArray();
        Assert.Equal("one", rows[0].Text);
        Assert.Equal("", rows[1].Text);
        Assert.Equal([1f, 2f], rows[0].Vector!);
        Assert.Equal(["b", ""], rows[2].Words!);
        Assert.True(rows[0].Flag);
    }

    [Fact]
    public void KeysOfColumnsCountFromOne() => Assert.Equal(new uint[] { 1, 3, 0 },
        _ml.Data.CreateEnumerable<Mixed>(_ml.Load(Samples.Rows), reuseRowObject: false).Select(row => row.Key));

    [Fact]
    public void AnEmptyVectorIsNoArray() =>
        Assert.Null(_ml.Data.CreateEnumerable<Mixed>(_ml.Load(Samples.Rows), reuseRowObject: false).ElementAt(1).Vector);

    [Fact]
    public void OneObjectCanServeAllRows()
    {
        var rows = _ml.Data.CreateEnumerable<Pair>(_ml.Load(new Pair { Values = [1, 2] }, new Pair { Values = [3, 4] }), reuseRowObject: true).ToArray();
        Assert.Same(rows[0], rows[1]);
        Assert.Equal([3f, 4f], rows[0].Values!);
    }

    [Fact]
    public void ASizeOfTheMemberIsNoDemand()
    {
        var data = _ml.Load(new Free { Values = [1, 2, 3] });
        Assert.Equal(3, _ml.Data.CreateEnumerable<Pair>(data, reuseRowObject: false, ignoreMissingColumns: true).Single().Values!.Length);
    }

    [Fact]
    public void AMissingColumnThrowsUnlessIgnored()
    {
        var data = _ml.Count(1);
        Assert.Throws<ArgumentOutOfRangeException>(() => _ml.Data.CreateEnumerable<Sentence>(data, reuseRowObject: false));
        Assert.Null(_ml.Data.CreateEnumerable<Sentence>(data, reuseRowObject: false, ignoreMissingColumns: true).Single().Text);
    }

    [Fact]
    public void AMemberOfAnotherTypeThrows()
    {
        var data = _ml.Load(Samples.Rows);
        Assert.Throws<InvalidOperationException>(() => _ml.Data.CreateEnumerable<WithTextAsNumber>(data, reuseRowObject: false));
        Assert.Throws<InvalidOperationException>(() => _ml.Data.CreateEnumerable<WithNumberAsDouble>(data, reuseRowObject: false));
        Assert.Throws<InvalidOperationException>(() => _ml.Data.CreateEnumerable<WithVectorAsScalar>(data, reuseRowObject: false));
    }

    public sealed class Free
    {
        public float[]? Values;
    }

    public sealed class WithTextAsNumber
    {
        public float Text;
    }

    public sealed class WithNumberAsDouble
    {
        public double Number;
    }

    public sealed class WithVectorAsScalar
    {
        public float Vector;
    }
}
