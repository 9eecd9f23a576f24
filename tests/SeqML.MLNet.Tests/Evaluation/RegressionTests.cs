using Microsoft.ML;

namespace SeqML.MLNet.Tests.Evaluation;

public sealed class RegressionTests
{
    private readonly MLContext _ml = new(1);

    [Fact]
    public void TheFiguresAreMLNets()
    {
        var metrics = _ml.Regression.Evaluate(_ml.Load(new Scored(1, 1.5f), new(2, 1.8f), new(3, 3.5f), new(5, 4), new(float.NaN, 1), new(1, float.NaN)));
        Assert.Equal(0.550000011920929, metrics.MeanAbsoluteError, 12);
        Assert.Equal(0.38500000476837215, metrics.MeanSquaredError, 12);
        Assert.Equal(0.6204836861420066, metrics.RootMeanSquaredError, 12);
        Assert.Equal(0.38500000443309546, metrics.LossFunction, 12);
        Assert.Equal(0.8239999978201727, metrics.RSquared, 12);
    }

    [Fact]
    public void WithoutVariationThereIsNoRSquared()
    {
        Assert.True(double.IsNaN(_ml.Regression.Evaluate(_ml.Load(new Scored(1, 1.5f), new(1, 1.8f))).RSquared));
        Assert.Equal(0, _ml.Regression.Evaluate(_ml.Load<Scored>()).RSquared);
    }

    [Fact]
    public void WrongColumnsThrow()
    {
        var data = _ml.Load(new Scored(1, 1));
        Assert.Throws<ArgumentOutOfRangeException>("schema", () => _ml.Regression.Evaluate(data, "Nothing"));
        Assert.Throws<ArgumentOutOfRangeException>("schema", () => _ml.Regression.Evaluate(data, "Label", "Text"));
        Assert.Throws<ArgumentNullException>("data", () => _ml.Regression.Evaluate(null));
    }

    [Fact]
    public void CrossValidationEvaluatesEveryFold()
    {
        var rows = Enumerable.Range(0, 100).Select(i => new Scored(i, i + 1)).ToArray();
        var folds = _ml.Regression.CrossValidate(_ml.Load(rows), _ml.Transforms.CopyColumns("Copy", "Score"), 5, seed: 2);
        Assert.All(folds, fold => Assert.Equal(1, fold.Metrics.MeanAbsoluteError, 6));
    }

    public sealed class Scored(float label, float score)
    {
        public float Label = label;
        public float Score = score;
        public string? Text;
    }
}
