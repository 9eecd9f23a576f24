using SeqML.Tasks.Classification;
using SeqML.Training.History;

namespace SeqML.Tasks.Tests.Classification;

/// <summary>Probabilities that can be taken at their word.</summary>
public sealed class CalibrationTests
{
    /// <summary>Texts whose word tells their class; in those to validate with, a fifth has the other class: a network that was trained on the first is too sure of the second.</summary>
    private static readonly Examples<int> Clean = Make(wrong: 0), Noisy = Make(wrong: 5);

    private static readonly ClassifierOptions Options = Problems.Options() with
    {
        Training = new() { Epochs = 1, BatchSize = 4, LearningRate = 0.05f, Seed = 1 },
    };

    /// <summary>8 of 10 rows right with the odds d = 2 log 4: half of d would be right.</summary>
    [Fact]
    public void The_temperature_is_the_one_that_makes_the_odds_true()
    {
        var odds = (float)(2 * Math.Log(4));
        var report = TemperatureScaling.Fit([.. Enumerable.Range(0, 10).SelectMany(_ => new[] { 1f, 1 + odds })], [1, 1, 1, 1, 0, 1, 1, 0, 1, 1], 2);
        Assert.Equal(2, report.Temperature, 6);
        Assert.Equal(0.8, report.After.Bins.Single(bin => bin.Count > 0).Confidence, 6);
        Assert.Equal(0, report.After.ExpectedCalibrationError, 6);
        Assert.Equal(16d / 17 - 0.8, report.Before.ExpectedCalibrationError, 6);
        Assert.Equal(-(0.8 * Math.Log(16d / 17) + 0.2 * Math.Log(1d / 17)), report.LossBefore, 6);
        Assert.Equal(-(0.8 * Math.Log(0.8) + 0.2 * Math.Log(0.2)), report.LossAfter, 6);
    }

    [Fact]
    public void Where_all_are_right_or_nothing_is_told_the_temperature_stays_within_its_range()
    {
        Assert.Equal(0.05, TemperatureScaling.Fit([.. Enumerable.Repeat(new[] { 0, 1e-3f }, 40).SelectMany(row => row)], [.. Enumerable.Repeat(1, 39), 0], 2).Temperature, 6);
        Assert.Equal(1, TemperatureScaling.Fit([0, 1, 1, 0], [1, 0], 2).Temperature); // all are right: nothing is known of errors
        Assert.Equal(20, TemperatureScaling.Fit([0, 1, 1, 0], [0, 1], 2).Temperature, 6);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    public void No_other_temperature_is_better(int seed)
    {
        var random = new Random(seed);
        float[] logits = [.. Enumerable.Range(0, 40 * 3).Select(_ => (float)(random.NextDouble() * 8 - 4))];
        int[] classes = [.. Enumerable.Range(0, 40).Select(row => random.Next(2) == 0 ? random.Next(3) : Enumerable.Range(0, 3).MaxBy(c => logits[3 * row + c]))];
        var report = TemperatureScaling.Fit(logits, classes, 3);
        foreach (var factor in new[] { 0.5, 0.9, 0.999, 1.001, 1.1, 2 })
            Assert.True(report.LossAfter <= Loss(report.Temperature * factor) + 1e-12);
        Assert.Equal(Loss(report.Temperature), report.LossAfter, 9);

        double Loss(double temperature) => Enumerable.Range(0, 40).Average(row =>
            Math.Log(Enumerable.Range(0, 3).Sum(c => Math.Exp(logits[3 * row + c] / temperature))) - logits[3 * row + classes[row]] / temperature);
    }

    [Fact]
    public void A_calibrated_model_is_less_sure_and_predicts_the_same()
    {
        var (plain, before) = ClassifierTrainer.Train(Clean, 2, Options, Noisy);
        var (calibrated, after) = ClassifierTrainer.Train(Clean, 2, Options with { Calibration = true }, Noisy);
        Assert.Null(before.Calibration);
        var report = after.Calibration!;
        Assert.InRange(report.Temperature, 1.5, 20);
        Assert.True(report.LossAfter < report.LossBefore && report.After.ExpectedCalibrationError < report.Before.ExpectedCalibrationError);
        Assert.Equal((1f, (float)report.Temperature), (plain.Config.Temperature, calibrated.Config.Temperature));
        foreach (var text in new[] { "yes", "no", "no no", "unheard" })
        {
            var (cold, warm) = (Predictions.Of(plain, text), Predictions.Of(calibrated, text));
            Assert.Equal(cold[1] > cold[0], warm[1] > warm[0]);
            Assert.Equal((Math.Log(cold[1]) - Math.Log(cold[0])) / report.Temperature, Math.Log(warm[1]) - Math.Log(warm[0]), 3);
        }
        var many = new float[2];
        calibrated.PredictMany(["yes"], many);
        Assert.Equal(Predictions.Of(calibrated, "yes"), many);
        Assert.Equal(Predictions.Of(calibrated, "yes"), Predictions.Of(TextClassifier.Load(calibrated.Save()), "yes"));
        Assert.Equal(Predictions.Of(calibrated, "yes")[1], calibrated.Explain("yes", classIndex: 1).Answer);
    }

    [Fact]
    public void Without_rows_to_validate_with_there_is_no_calibration()
    {
        var options = Options with { Calibration = true, Training = Options.Training with { ValidationFraction = 0 } };
        Assert.Contains("ValidationFraction is 0", Assert.Throws<ArgumentException>(() => ClassifierTrainer.Train(Clean, 2, options)).Message, StringComparison.Ordinal);
        Assert.NotNull(ClassifierTrainer.Train(Clean, 2, options, Noisy).Result.Calibration);
    }

    [Fact]
    public void The_model_keeps_the_report_and_the_page_of_its_history_draws_it()
    {
        var (model, result) = ClassifierTrainer.Train(Clean, 2, Options with { Calibration = true }, Noisy);
        var kept = TextClassifier.Load(model.Save()).History!.Calibration!;
        Assert.Equal(result.Calibration!.Temperature, kept.Temperature);
        Assert.Equal(result.Calibration.Before.Bins, kept.Before.Bins);
        Assert.Equal(result.Calibration.After.ExpectedCalibrationError, kept.After.ExpectedCalibrationError);
        Assert.Contains("T = ", new HistoryPage().ToHtml(result.History), StringComparison.Ordinal);
    }

    private static Examples<int> Make(int wrong)
    {
        var classes = Enumerable.Range(0, 200).Select(row => row % 2).ToArray();
        string[][] texts = [.. classes.Select(c => new[] { c == 1 ? "yes" : "no" })];
        return new(TextRows.OfWords(texts, InputKind.Text), [.. classes.Select((c, row) => wrong > 0 && row % wrong == 0 ? 1 - c : c)]);
    }
}
