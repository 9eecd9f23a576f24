using Microsoft.ML;
using Microsoft.ML.Data;

namespace SeqML.MLNet.Tests.Evaluation;

public sealed class MulticlassTests
{
    private readonly MLContext _ml = new(1);

    private static readonly Scored[] Rows =
    [
        new(0, 0.7f, 0.2f, 0.1f), new(1, 0.3f, 0.6f, 0.1f), new(2, 0.5f, 0.3f, 0.2f),
        new(0, 0.2f, 0.5f, 0.3f), new(1, 0.1f, 0.8f, 0.1f), new(1, 0.4f, 0.4f, 0.2f),
    ];

    private MulticlassClassificationMetrics Evaluate(int topK, params Scored[] rows) =>
        _ml.MulticlassClassification.Evaluate(_ml.Load(rows), topKPredictionCount: topK);

    [Fact]
    public void TheFiguresAreMLNets()
    {
        var metrics = Evaluate(0, Rows);
        Assert.Equal(0.5, metrics.MicroAccuracy, 12);
        Assert.Equal(0.38888888888888884, metrics.MacroAccuracy, 12);
        Assert.Equal(0.8709684322416855, metrics.LogLoss, 12);
        Assert.Equal(0.1388523238097094, metrics.LogLossReduction, 12);
        Assert.Equal([0.983056429251, 0.550086612472, 1.609437897533], metrics.PerClassLogLoss.Select(loss => Math.Round(loss, 12)));
        Assert.Equal(0, metrics.TopKPredictionCount);
        Assert.Null(metrics.TopKAccuracyForAllK);
    }

    [Fact]
    public void TopKCountsTheLowerClassFirstAmongEqualScores()
    {
        var metrics = Evaluate(3, Rows);
        Assert.Equal([3.0 / 6, 4.0 / 6, 1.0], metrics.TopKAccuracyForAllK);
        Assert.Equal(1, metrics.TopKAccuracy);
        Assert.Equal(3, metrics.TopKPredictionCount);
        Assert.Throws<ArgumentOutOfRangeException>("topKPredictionCount", () => Evaluate(-1, Rows));
    }

    [Fact]
    public void TheMatrixHasTheTruthInRows()
    {
        var matrix = Evaluate(0, Rows).ConfusionMatrix;
        Assert.Equal(3, matrix.NumberOfClasses);
        Assert.Equal([[1.0, 1, 0], [1, 2, 0], [1, 0, 0]], matrix.Counts);
        Assert.Equal(1.0 / 3, matrix.PerClassPrecision[0], 12);
        Assert.Equal(0.5, matrix.PerClassRecall[0], 12);
        Assert.Equal(1, matrix.GetCountForClassPair(0, 2));
        Assert.Equal(0, matrix.GetCountForClassPair(2, 0));
        Assert.Throws<ArgumentOutOfRangeException>("predictedClassIndicatorIndex", () => matrix.GetCountForClassPair(-1, 0));
        Assert.Throws<ArgumentOutOfRangeException>("actualClassIndicatorIndex", () => matrix.GetCountForClassPair(0, 3));
    }

    [Fact]
    public void AbsentClassesDoNotCountInTheMean()
    {
        var metrics = Evaluate(0, Rows.Where(row => row.Label != 2).ToArray());
        Assert.Equal(0.5833333333333333, metrics.MacroAccuracy, 12);
        Assert.Equal(0, metrics.PerClassLogLoss[2]);
    }

    [Fact]
    public void ImpossibleScoresAreClamped()
    {
        Assert.Equal(34.53877639, Evaluate(0, new Scored(0, 0, 0.5f, 0.5f)).LogLoss, 6);
        Assert.Equal(0, Evaluate(0, new Scored(0, 2, 1, -1)).LogLoss, 12);
    }

    [Fact]
    public void MissingLabelsAndScoresAreNotCounted()
    {
        var more = Rows.Append(new(7, 0.3f, 0.3f, 0.4f)).Append(new(0, float.NaN, 0.2f, 0.3f)).ToArray();
        Assert.Equal(Evaluate(0, Rows).LogLoss, Evaluate(0, more).LogLoss, 12);
    }

    [Fact]
    public void LabelsMayBeNumbers()
    {
        var rows = Rows.Select(row => new NumberLabel { Label = row.Label, Score = row.Score }).ToArray();
        Assert.Equal(0.5, _ml.MulticlassClassification.Evaluate(_ml.Load(rows)).MicroAccuracy, 12);
    }

    [Fact]
    public void NobodyIsRightWhenThereIsNobody()
    {
        var metrics = Evaluate(0);
        Assert.Equal(0, metrics.MicroAccuracy);
        Assert.True(double.IsNaN(metrics.LogLossReduction));
    }

    [Fact]
    public void TheTableIsMLNets()
    {
        string[] expected =
        [
            "",
            "Confusion table",
            "          ||========================",
            "PREDICTED ||     0 |     1 |     2 | Recall",
            "TRUTH     ||========================",
            "        0 ||     1 |     1 |     0 | 0.5000",
            "        1 ||     1 |     2 |     0 | 0.6667",
            "        2 ||     1 |     0 |     0 | 0.0000",
            "          ||========================",
            "Precision ||0.3333 |0.6667 |0.0000 |",
            "",
        ];
        Assert.Equal(expected, Lines(Evaluate(0, Rows)));
    }

    [Fact]
    public void SlotNamesNameTheClassesOfTheTable()
    {
        var definition = SchemaDefinition.Create(typeof(Scored));
        definition["Score"].AddAnnotation("SlotNames", new VBuffer<ReadOnlyMemory<char>>(3, ["cat".AsMemory(), "a longer name".AsMemory(), "".AsMemory()]),
            new VectorDataViewType(TextDataViewType.Instance, 3));
        var lines = Lines(_ml.MulticlassClassification.Evaluate(_ml.Data.LoadFromEnumerable(Rows, definition)));
        Assert.Equal("PREDICTED        ||     0 |     1 |     2 | Recall", lines[3]);
        Assert.Equal("0.           cat ||     1 |     1 |     0 | 0.5000", lines[5]);
        Assert.Equal("1. a longer name ||     1 |     2 |     0 | 0.6667", lines[6]);
        Assert.Equal("2.               ||     1 |     0 |     0 | 0.0000", lines[7]);
    }

    [Theory]
    [InlineData("cat doggy cow", "PREDICTED ||   cat | doggy |   cow | Recall")]
    [InlineData("cat doggyy c", "PREDICTED ||     0 |     1 |     2 | Recall")]
    [InlineData("cat elephant", "PREDICTED ||      cat | elephant | Recall")]
    [InlineData("cat elephants", "PREDICTED    ||        0 |        1 | Recall")]
    public void NamesThatFitTheColumnsHeadThem(string names, string expected)
    {
        var classes = names.Split(' ');
        var slots = new VBuffer<ReadOnlyMemory<char>>(classes.Length, [.. classes.Select(name => name.AsMemory())]);
        var type = new VectorDataViewType(TextDataViewType.Instance, classes.Length);
        IDataView data;
        if (classes.Length == 2)
        {
            var definition = SchemaDefinition.Create(typeof(OfTwo));
            definition["Score"].AddAnnotation("SlotNames", slots, type);
            data = _ml.Data.LoadFromEnumerable([new OfTwo { Label = 0, Score = [0.6f, 0.4f] }, new OfTwo { Label = 1, Score = [0.1f, 0.9f] }], definition);
        }
        else
        {
            var definition = SchemaDefinition.Create(typeof(Scored));
            definition["Score"].AddAnnotation("SlotNames", slots, type);
            data = _ml.Data.LoadFromEnumerable(Rows, definition);
        }
        Assert.Equal(expected, Lines(_ml.MulticlassClassification.Evaluate(data))[3]);
    }

    [Fact]
    public void GreatCountsStickOut()
    {
        var small = Lines(Evaluate(0, Enumerable.Range(0, 6000).Select(i => Rows[i % 6]).ToArray()));
        Assert.Equal("        0 || 1,000 | 1,000 |     0 | 0.5000", small[5]);
        var great = Lines(Evaluate(0, Enumerable.Repeat(Rows[0], 12345).ToArray()));
        Assert.Equal("        0 || 12,345 |     0 |     0 | 1.0000", great[5]);
        Assert.Equal("Precision ||1.0000 |0.0000 |0.0000 |", great[9]);
    }

    [Fact]
    public void TwoClassesHaveWiderColumns()
    {
        var lines = Lines(_ml.MulticlassClassification.Evaluate(_ml.Load(new OfTwo { Label = 0, Score = [0.6f, 0.4f] }, new OfTwo { Label = 1, Score = [0.1f, 0.9f] })));
        Assert.Equal("        0 ||        1 |        0 | 1.0000", lines[5]);
        Assert.Equal("Precision ||   1.0000 |   1.0000 |", lines[8]);
    }

    [Theory]
    [InlineData("Nothing", "Score", "PredictedLabel")]
    [InlineData("Label", "Nothing", "PredictedLabel")]
    [InlineData("Label", "Score", "Nothing")]
    [InlineData("Label", "PredictedLabel", "PredictedLabel")]
    [InlineData("Label", "Free", "PredictedLabel")]
    [InlineData("Label", "One", "PredictedLabel")]
    [InlineData("Text", "Score", "PredictedLabel")]
    [InlineData(null, "Score", "PredictedLabel")]
    public void WrongColumnsThrow(string? label, string score, string predicted) => Assert.Throws<ArgumentOutOfRangeException>(
        () => _ml.MulticlassClassification.Evaluate(_ml.Load(new Wrong()), label, score, predicted));

    [Fact]
    public void CrossValidationEvaluatesEveryFold()
    {
        var rows = Enumerable.Range(0, 300).Select(i => Rows[i % 6]).ToArray();
        var folds = _ml.MulticlassClassification.CrossValidate(_ml.Load(rows), _ml.Transforms.CopyColumns("Copy", "Score"), 3, seed: 2);
        Assert.Equal(3, folds.Count);
        Assert.All(folds, fold => Assert.InRange(fold.Metrics.MicroAccuracy, 0.3, 0.7));
    }

    private static string[] Lines(MulticlassClassificationMetrics metrics) =>
        metrics.ConfusionMatrix.GetFormattedConfusionTable().ReplaceLineEndings("\n").Split('\n');

    public sealed class Scored
    {
        [KeyType(3)]
        public uint Label;
        [VectorType(3)]
        public float[]? Score;
        [KeyType(3)]
        public uint PredictedLabel;

        public Scored()
        {
        }

        public Scored(uint label, params float[] score)
        {
            Label = label;
            Score = score;
        }
    }

    public sealed class OfTwo
    {
        [KeyType(2)]
        public uint Label;
        [VectorType(2)]
        public float[]? Score;
        [KeyType(2)]
        public uint PredictedLabel;
    }

    public sealed class NumberLabel
    {
        public float Label;
        [VectorType(3)]
        public float[]? Score;
        public string? PredictedLabel;
    }

    public sealed class Wrong
    {
        [KeyType(3)]
        public uint Label;
        [VectorType(3)]
        public float[]? Score;
        [KeyType(3)]
        public uint PredictedLabel;
        public float[]? Free;
        [VectorType(1)]
        public float[]? One;
        public string? Text;
    }
}
