using Microsoft.ML;
using Microsoft.ML.Data;

namespace SeqML.Tests.Classification;

public sealed class BinaryTests
{
    private static List<Claim> Claims() => [.. TestData.Reviews().Select(row => new Claim { Label = row.Label == "positive", Text = row.Text })];

    private static (MLContext, IDataView, ITransformer) Train()
    {
        var ml = new MLContext(1);
        var view = ml.Data.LoadFromEnumerable(Claims());
        return (ml, view, ml.SeqML().BinaryClassification.Lstm(TestData.Options()).Fit(view));
    }

    [Fact]
    public void Learns_and_is_evaluated_with_calibration()
    {
        var (ml, view, model) = Train();
        var metrics = ml.BinaryClassification.Evaluate(model.Transform(view));
        Assert.True(metrics.Accuracy > 0.95, $"accuracy {metrics.Accuracy}");
        Assert.True(metrics.AreaUnderRocCurve > 0.95, $"area {metrics.AreaUnderRocCurve}");
        Assert.True(metrics.LogLoss < 0.5, $"log-loss {metrics.LogLoss}");
    }

    [Fact]
    public void The_score_is_the_log_odds_of_the_probability()
    {
        var (ml, view, model) = Train();
        Assert.All(ml.Data.CreateEnumerable<Verdict>(model.Transform(view), reuseRowObject: false), verdict =>
        {
            Assert.Equal(1 / (1 + Math.Exp(-verdict.Score)), verdict.Probability, 1e-6);
            Assert.Equal(verdict.Score > 0, verdict.PredictedLabel);
        });
    }

    [Fact]
    public void Adds_the_three_columns_of_a_binary_classifier()
    {
        var (_, view, model) = Train();
        var schema = model.GetOutputSchema(view.Schema);
        Assert.Equal(BooleanDataViewType.Instance, schema["PredictedLabel"].Type);
        Assert.Equal(NumberDataViewType.Single, schema["Score"].Type);
        Assert.Equal(NumberDataViewType.Single, schema["Probability"].Type);
        Assert.Equal(5, schema.Count(column => !column.IsHidden));
    }

    [Fact]
    public void Cross_validates_and_loads()
    {
        var (ml, view, model) = Train();
        var loaded = TestData.SaveAndLoad(ml, model, view.Schema);
        Assert.Equal(model.Transform(view).GetColumn<float>("Score"), loaded.Transform(view).GetColumn<float>("Score"));
        var folds = ml.BinaryClassification.CrossValidate(view, ml.SeqML().BinaryClassification.Lstm(TestData.Options()), numberOfFolds: 2);
        Assert.All(folds, fold => Assert.True(fold.Metrics.Accuracy > 0.9, $"accuracy {fold.Metrics.Accuracy}"));
    }
}
