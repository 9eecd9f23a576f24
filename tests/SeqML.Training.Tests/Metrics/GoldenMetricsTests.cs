using SeqML.TestKit;
using SeqML.Training.Metrics;

namespace SeqML.Training.Tests.Metrics;

/// <summary>Measures against those of scikit-learn and SciPy (golden/make_metrics.py).</summary>
public sealed class GoldenMetricsTests
{
    private const int Digits = 12;

    private static readonly GoldenFile Golden = GoldenFile.Load("metrics.json");

    public static TheoryData<string> Classes => [.. Golden.Names("classes")];

    public static TheoryData<string> Binary => [.. Golden.Names("binary")];

    public static TheoryData<string> Labels => [.. Golden.Names("labels")];

    public static TheoryData<string> Values => [.. Golden.Names("values")];

    [Theory]
    [MemberData(nameof(Classes))]
    public void Of_classes(string name)
    {
        var (predicted, actual) = (Golden.Integers("classes", name, "predicted"), Golden.Integers("classes", name, "actual"));
        Assert.Equal(Golden.Number("classes", name, "accuracy"), ClassificationMetrics.Accuracy(predicted, actual), Digits);
        Assert.Equal(Golden.Number("classes", name, "macroF1"), ClassificationMetrics.MacroF1(predicted, actual, Golden.Integer("classes", name, "classes")), Digits);
    }

    [Theory]
    [MemberData(nameof(Binary))]
    public void Of_two_classes(string name)
    {
        var (predicted, actual) = (Golden.Integers("binary", name, "predicted"), Golden.Integers("binary", name, "actual"));
        Assert.Equal(Golden.Number("binary", name, "f1"), ClassificationMetrics.F1(predicted, actual), Digits);
        Assert.Equal(Golden.Number("binary", name, "auc"), ClassificationMetrics.AreaUnderRocCurve(Floats("binary", name, "scores"), actual), Digits);
    }

    [Theory]
    [MemberData(nameof(Labels))]
    public void Of_labels(string name)
    {
        var (predicted, actual, labels) = (Truths(name, "predicted"), Truths(name, "actual"), Golden.Integer("labels", name, "labels"));
        Assert.Equal(Golden.Number("labels", name, "microF1"), MultilabelMetrics.MicroF1(predicted, actual), Digits);
        Assert.Equal(Golden.Number("labels", name, "macroF1"), MultilabelMetrics.MacroF1(predicted, actual, labels), Digits);
        Assert.Equal(Golden.Number("labels", name, "hammingLoss"), MultilabelMetrics.HammingLoss(predicted, actual), Digits);
        Assert.Equal(Golden.Number("labels", name, "subsetAccuracy"), MultilabelMetrics.SubsetAccuracy(predicted, actual, labels), Digits);
        var perLabel = Golden.Numbers("labels", name, "perLabel");
        for (var label = 0; label < labels; label++)
            Assert.Equal(perLabel[label], MultilabelMetrics.F1(predicted, actual, labels, label), Digits);
        var counts = new MultilabelCounts(labels);
        for (var row = 0; row < actual.Length; row += labels)
            counts.Add(predicted.AsSpan(row, labels), actual.AsSpan(row, labels));
        Assert.Equal(actual.Length / labels, counts.Rows);
        Assert.Equal(Golden.Number("labels", name, "microF1"), counts.MicroF1, Digits);
        Assert.Equal(Golden.Number("labels", name, "macroF1"), counts.MacroF1, Digits);
        Assert.Equal(Golden.Number("labels", name, "hammingLoss"), counts.HammingLoss, Digits);
        Assert.Equal(Golden.Number("labels", name, "subsetAccuracy"), counts.SubsetAccuracy, Digits);
        for (var label = 0; label < labels; label++)
        {
            var places = Enumerable.Range(0, actual.Length / labels).Select(row => row * labels + label).ToList();
            var (found, right) = (places.Count(place => predicted[place]), places.Count(place => predicted[place] && actual[place]));
            Assert.Equal(perLabel[label], counts.F1(label), Digits);
            Assert.Equal(places.Count(place => actual[place]), counts.Count(label));
            Assert.Equal(found == 0 ? 0 : (double)right / found, counts.Precision(label), Digits);
            Assert.Equal(counts.Count(label) == 0 ? 0 : (double)right / counts.Count(label), counts.Recall(label), Digits);
        }
    }

    [Theory]
    [MemberData(nameof(Values))]
    public void Of_values(string name)
    {
        var (predicted, actual) = (Floats("values", name, "predicted"), Floats("values", name, "actual"));
        Assert.Equal(Golden.Number("values", name, "rootMeanSquaredError"), RegressionMetrics.RootMeanSquaredError(predicted, actual), Digits);
        Assert.Equal(Golden.Number("values", name, "meanAbsoluteError"), RegressionMetrics.MeanAbsoluteError(predicted, actual), Digits);
        Assert.Equal(Golden.Number("values", name, "rSquared"), RegressionMetrics.RSquared(predicted, actual), Digits);
        Assert.Equal(Golden.Number("values", name, "pearson"), RegressionMetrics.Pearson(predicted, actual), Digits);
        Assert.Equal(Golden.Number("values", name, "spearman"), RegressionMetrics.Spearman(predicted, actual), Digits);
    }

    private static float[] Floats(params ReadOnlySpan<string> path) => [.. Golden.Numbers(path).Select(value => (float)value)];

    private static bool[] Truths(string name, string member) => [.. Golden.Integers("labels", name, member).Select(truth => truth == 1)];
}
