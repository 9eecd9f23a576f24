using System.Diagnostics;
using System.Globalization;
using Microsoft.ML;

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

    private static string[] Load(string model, string[] texts)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "SeqML.LoadModel.dll"), model, .. texts])
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
