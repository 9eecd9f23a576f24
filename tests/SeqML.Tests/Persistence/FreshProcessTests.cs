using System.Diagnostics;
using System.Globalization;
using Microsoft.ML;
using SeqML.Classification;
using SeqML.Tasks.Encoders;

namespace SeqML.Tests.Persistence;

/// <summary>Another process, with ml.Model.Load and the assemblies beside it, and no call to SeqML.</summary>
public sealed class FreshProcessTests
{
    private static readonly string[] Texts = ["it was good not bad", "bad not good", "never seen words", "", "  ", "😀 عربى \u0301", "Good Not Bad"];

    [Fact]
    public void A_fresh_process_gives_the_same_scores_to_the_last_bit()
    {
        var ml = new MLContext(1);
        var view = TestData.View(ml);
        var pipeline = ml.Transforms.Text.NormalizeText("Text")
            .Append(ml.SeqML().Transforms.TokenizeWords("Tokens", "Text"))
            .Append(TestData.Pipeline(ml, TestData.Options("Tokens")));
        var model = pipeline.Fit(view);
        using var file = new TemporaryFile();
        ml.Model.Save(model, view.Schema, file.Path);

        var expected = Texts.Select(text => TestData.Predict(ml, model, text)).Select(prediction =>
            $"{prediction.PredictedLabel} {string.Join(' ', prediction.Score.Select(score => BitConverter.SingleToInt32Bits(score).ToString("x8", CultureInfo.InvariantCulture)))}");
        Assert.Equal(expected, Load(file.Path, Texts));
    }

    [Fact]
    public void A_fresh_process_predicts_the_same_labels()
    {
        var ml = new MLContext(1);
        var view = ml.Data.LoadFromEnumerable(TestData.Reviews(40).Select((row, i) => new Tagged { Text = row.Text, Label = i % 4 == 0 ? ["long", row.Label!] : [row.Label!] }));
        var model = ml.Transforms.Conversion.MapValueToKey("Label")
            .Append(ml.SeqML().MultilabelClassification.Cnn(new MultilabelClassificationOptions<CnnEncoder> { InputColumnName = "Text", Training = new() { Epochs = 2, Seed = 1 } }))
            .Append(ml.Transforms.Conversion.MapKeyToValue("PredictedLabel")).Fit(view);
        using var file = new TemporaryFile();
        ml.Model.Save(model, view.Schema, file.Path);
        using var engine = ml.Model.CreatePredictionEngine<Tagged, Labels>(model);
        var expected = Texts.Select(text => engine.Predict(new Tagged { Text = text })).Select(found => $"{string.Join(' ', found.PredictedLabel ?? [])} {Bits(found.Score)}").ToArray();
        Assert.Contains(expected, line => line[0] != ' ');
        Assert.Equal(expected, Load(file.Path, Texts, "--labels"));
    }

    [Fact]
    public void A_fresh_process_predicts_the_same_values()
    {
        var ml = new MLContext(1);
        var view = ml.Data.LoadFromEnumerable(TestData.Reviews(40).Select((row, i) => new Valued { Text = row.Text, Stars = i % 5 }));
        var model = ml.SeqML().Regression.Lstm(new TextRegressionOptions<LstmEncoder> { LabelColumnName = "Stars", InputColumnName = "Text", Training = new() { Epochs = 1, Seed = 1 } }).Fit(view);
        using var file = new TemporaryFile();
        ml.Model.Save(model, view.Schema, file.Path);
        using var engine = ml.Model.CreatePredictionEngine<Valued, Value>(model);
        Assert.Equal(Texts.Select(text => Bits([engine.Predict(new Valued { Text = text }).Score])), Load(file.Path, Texts, "--value"));
    }

    private static string Bits(float[] scores) => string.Join(' ', scores.Select(score => BitConverter.SingleToInt32Bits(score).ToString("x8", CultureInfo.InvariantCulture)));

    private sealed class Tagged
    {
        public string[] Label { get; set; } = [];

        public string? Text { get; set; }
    }

    private sealed class Labels
    {
        public string[]? PredictedLabel { get; set; }

        public float[] Score { get; set; } = [];
    }

    private sealed class Valued
    {
        public float Stars { get; set; }

        public string? Text { get; set; }
    }

    private sealed class Value
    {
        public float Score { get; set; }
    }

    private static string[] Load(string model, string[] texts, params string[] kind)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "SeqML.LoadModel.dll"), .. kind, model, .. texts])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        Assert.True(process.ExitCode == 0, errors.Result);
        return output.Split(Environment.NewLine, StringSplitOptions.RemoveEmptyEntries);
    }
}
