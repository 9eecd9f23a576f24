using Microsoft.ML;
using Microsoft.ML.Data;

namespace SeqML.MLNet.Tests.Data;

public sealed class SplitTests
{
    private readonly MLContext _ml = new(1);

    [Fact]
    public void ASplitSharesOutTheRowsInOrder()
    {
        var split = _ml.Data.TrainTestSplit(_ml.Count(1000), testFraction: 0.2, seed: 1);
        var test = split.TestSet.Indices();
        Assert.InRange(test.Length, 130, 270);
        Assert.Equal(test.Order(), test);
        Assert.Equal(test, split.TestSet.Indices());
        Assert.Equal(Enumerable.Range(0, 1000), test.Concat(split.TrainSet.Indices()).Order());
        Assert.Equal("Index: Int32; Group: String", split.TestSet.Schema.Describe());
        Assert.Null(split.TestSet.GetRowCount());
    }

    [Fact]
    public void TheSeedDecides()
    {
        var data = _ml.Count(200);
        Assert.Equal(_ml.Data.TrainTestSplit(data, 0.5, seed: 3).TestSet.Indices(), _ml.Data.TrainTestSplit(data, 0.5, seed: 3).TestSet.Indices());
        Assert.NotEqual(_ml.Data.TrainTestSplit(data, 0.5, seed: 3).TestSet.Indices(), _ml.Data.TrainTestSplit(data, 0.5, seed: 4).TestSet.Indices());
        Assert.Equal(new MLContext(3).Data.TrainTestSplit(data).TestSet.Indices(), new MLContext(3).Data.TrainTestSplit(data).TestSet.Indices());
    }

    [Fact]
    public void RowsOfOneKeyStayTogether()
    {
        var split = _ml.Data.TrainTestSplit(_ml.Count(500), 0.4, "Group", seed: 1);
        var test = split.TestSet.GetColumn<string>("Group").Distinct().ToArray();
        var train = split.TrainSet.GetColumn<string>("Group").Distinct().ToArray();
        Assert.Empty(test.Intersect(train));
        Assert.Equal(7, test.Length + train.Length);
    }

    [Fact]
    public void FoldsPartitionTheRows()
    {
        var folds = _ml.Data.CrossValidationSplit(_ml.Count(300), 4, seed: 2);
        Assert.Equal(4, folds.Count);
        Assert.Equal(Enumerable.Range(0, 300), folds.SelectMany(fold => fold.TestSet.Indices()).Order());
        Assert.All(folds, fold => Assert.Empty(fold.TestSet.Indices().Intersect(fold.TrainSet.Indices())));
    }

    [Fact]
    public void MisuseThrows()
    {
        var data = _ml.Count(10);
        Assert.Throws<ArgumentOutOfRangeException>("testFraction", () => _ml.Data.TrainTestSplit(data, 0));
        Assert.Throws<ArgumentOutOfRangeException>("testFraction", () => _ml.Data.TrainTestSplit(data, 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => _ml.Data.TrainTestSplit(data, 0.5, "Nothing"));
        Assert.Throws<ArgumentOutOfRangeException>("numberOfFolds", () => _ml.Data.CrossValidationSplit(data, 1));
        Assert.Throws<ArgumentNullException>("data", () => _ml.Data.TrainTestSplit(null));
    }
}
