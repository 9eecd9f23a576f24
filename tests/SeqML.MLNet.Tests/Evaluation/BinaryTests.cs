using Microsoft.ML;
using Microsoft.ML.Data;

namespace SeqML.MLNet.Tests.Evaluation;

public sealed class BinaryTests
{
    private readonly MLContext _ml = new(1);

    // Two positives and a negative share a score, so that ties count.
    private static readonly Scored[] Rows =
    [
        new(true, 2, 0.9f), new(false, 1, 0.6f), new(true, 1, 0.6f), new(false, -1, 0.2f), new(true, -2, 0.1f), new(false, -1, 0.2f), new(true, 1, 0.7f),
    ];

    private CalibratedBinaryClassificationMetrics Evaluate(params Scored[] rows) => _ml.BinaryClassification.Evaluate(_ml.Load(rows));

    [Fact]
    public void TheFiguresAreMLNets()
    {
        var metrics = Evaluate(Rows);
        Assert.Equal(5.0 / 7, metrics.Accuracy, 12);
        Assert.Equal(8.0 / 12, metrics.AreaUnderRocCurve, 12);
        Assert.Equal(0.706845238095238, metrics.AreaUnderPrecisionRecallCurve, 12);
        Assert.Equal(0.75, metrics.F1Score, 12);
        Assert.Equal(0.75, metrics.PositivePrecision, 12);
        Assert.Equal(0.75, metrics.PositiveRecall, 12);
        Assert.Equal(2.0 / 3, metrics.NegativePrecision, 12);
        Assert.Equal(2.0 / 3, metrics.NegativeRecall, 12);
        Assert.Equal(0.9558934743846637, metrics.LogLoss, 12);
        Assert.Equal(0.9852281360342516, metrics.Entropy, 12);
        Assert.Equal(0.02977448631102447, metrics.LogLossReduction, 12);
    }

    [Fact]
    public void ALargeSampleAgreesToo()
    {
        var random = new Random(3);
        var rows = Enumerable.Range(0, 1000).Select(_ =>
        {
            var label = random.Next(3) == 0;
            var score = (float)Math.Round((random.NextDouble() * 2) - 1 + (label ? 0.4 : 0), 1);
            return new Scored(label, score, 1 / (1 + MathF.Exp(-score)));
        }).ToArray();
        var metrics = Evaluate(rows);
        Assert.Equal(0.6624017786861475, metrics.AreaUnderRocCurve, 10);
        Assert.Equal(0.5434125618490261, metrics.AreaUnderPrecisionRecallCurve, 10);
        Assert.Equal(0.9772291667666432, metrics.LogLoss, 10);
        Assert.Equal([202.0, 117.0], metrics.ConfusionMatrix.Counts[0]);
        Assert.Equal([318.0, 363.0], metrics.ConfusionMatrix.Counts[1]);
    }

    [Fact]
    public void TheScoreDecidesAndNotThePredictedLabel()
    {
        var metrics = Evaluate(new(true, 5, 0.9f) { PredictedLabel = false }, new(false, -5, 0.1f) { PredictedLabel = true });
        Assert.Equal(1, metrics.Accuracy);
        Assert.Equal([0.0, 1.0], Evaluate(new(true, 0, 0.5f), new(false, 0, 0.5f)).ConfusionMatrix.Counts[0]);
    }

    [Fact]
    public void ASureMistakeCostsInfinity() =>
        Assert.Equal(double.PositiveInfinity, Evaluate(new(true, 5, 1), new(false, -5, 0), new(true, -5, 0)).LogLoss);

    [Fact]
    public void RowsWithoutAFiniteScoreAreNotCounted()
    {
        var more = Rows.Append(new(true, float.NaN, float.NaN)).Append(new(true, float.PositiveInfinity, 1)).ToArray();
        Assert.Equal(Evaluate(Rows).LogLoss, Evaluate(more).LogLoss, 12);
    }

    [Fact]
    public void OneClassOnlyThrows()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => Evaluate(new Scored(true, 5, 0.9f)));
        Assert.Throws<ArgumentOutOfRangeException>(() => Evaluate(new Scored(false, 5, 0.9f)));
        Assert.Throws<ArgumentOutOfRangeException>(() => Evaluate());
    }

    [Fact]
    public void LabelsMayBeNumbersOrKeysOfTwo()
    {
        var numbers = _ml.Load(new NumberLabel(-1, -1), new NumberLabel(1, 1), new NumberLabel(float.NaN, 1), new NumberLabel(0, 1));
        Assert.Equal(2.0 / 3, _ml.BinaryClassification.EvaluateNonCalibrated(numbers).Accuracy, 12);
        var keys = _ml.Load(new KeyLabel(0, -1), new KeyLabel(1, 1));
        Assert.Equal(1, _ml.BinaryClassification.EvaluateNonCalibrated(keys).Accuracy, 12);
    }

    [Fact]
    public void TheTableIsMLNets()
    {
        string[] expected =
        [
            "TEST POSITIVE RATIO:\t0.5714 (4.0/(4.0+3.0))",
            "Confusion table",
            "          ||======================",
            "PREDICTED || positive | negative | Recall",
            "TRUTH     ||======================",
            " positive ||        3 |        1 | 0.7500",
            " negative ||        1 |        2 | 0.6667",
            "          ||======================",
            "Precision ||   0.7500 |   0.6667 |",
            "",
        ];
        Assert.Equal(expected, Evaluate(Rows).ConfusionMatrix.GetFormattedConfusionTable().ReplaceLineEndings("\n").Split('\n'));
    }

    [Theory]
    [InlineData("Nothing", "Score", "Probability", "PredictedLabel")]
    [InlineData("Label", "Nothing", "Probability", "PredictedLabel")]
    [InlineData("Label", "Score", "Nothing", "PredictedLabel")]
    [InlineData("Label", "Score", "Probability", "Nothing")]
    [InlineData("Label", "PredictedLabel", "Probability", "PredictedLabel")]
    [InlineData("Label", "Score", "Label", "PredictedLabel")]
    [InlineData(null, "Score", "Probability", "PredictedLabel")]
    public void WrongColumnsThrow(string? label, string score, string probability, string predicted) => Assert.Throws<ArgumentOutOfRangeException>(
        () => _ml.BinaryClassification.Evaluate(_ml.Load(Rows), label, score, probability, predicted));

    [Fact]
    public void ALabelOfTextThrows() => Assert.Throws<ArgumentOutOfRangeException>("schema",
        () => _ml.BinaryClassification.EvaluateNonCalibrated(_ml.Load(new TextLabel())));

    [Fact]
    public void CrossValidationEvaluatesEveryFold()
    {
        var rows = Enumerable.Range(0, 400).Select(i => new Raw { Target = i % 2 == 0, Value = (i % 5) - 2 }).ToArray();
        var estimator = _ml.Transforms.CustomMapping<Raw, Scored>((input, output) =>
        {
            output.Label = input.Target;
            output.Score = input.Value;
            output.Probability = 1 / (1 + MathF.Exp(-input.Value));
        }, null);
        var folds = _ml.BinaryClassification.CrossValidate(_ml.Load(rows), estimator, 4, seed: 1);
        Assert.Equal([0, 1, 2, 3], folds.Select(fold => fold.Fold));
        Assert.Equal(400, folds.Sum(fold => fold.ScoredHoldOutSet.GetColumn<float>("Score").Count()));
        Assert.All(folds, fold => Assert.InRange(fold.Metrics.Accuracy, 0.3, 0.7));
        Assert.All(folds, fold => Assert.NotNull(fold.Model));
        Assert.Equal(2, _ml.BinaryClassification.CrossValidateNonCalibrated(_ml.Load(rows), estimator, 2).Count);
    }

    public sealed class Scored
    {
        public bool Label;
        public float Score;
        public float Probability;
        public bool PredictedLabel;

        public Scored()
        {
        }

        public Scored(bool label, float score, float probability)
        {
            Label = label;
            Score = score;
            Probability = probability;
        }
    }

    public sealed class NumberLabel(float label, float score)
    {
        public float Label = label;
        public float Score = score;
        public bool PredictedLabel;
    }

    public sealed class KeyLabel(uint label, float score)
    {
        [KeyType(2)]
        public uint Label = label;
        public float Score = score;
        public bool PredictedLabel;
    }

    public sealed class TextLabel
    {
        public string? Label;
        public float Score;
        public bool PredictedLabel;
    }

    public sealed class Raw
    {
        public bool Target;
        public float Value;
    }
}
