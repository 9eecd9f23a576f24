using System.Diagnostics;
using System.Globalization;
using Microsoft.ML;
using Microsoft.ML.Data;

namespace SeqML.Tests.Tagging;

public sealed class TaggingPersistenceTests
{
    private static readonly string[] Texts = ["Eve Adams lives in New York .", "nothing", "", "  ", "😀 عربى \u0301", "ADA and bonn", "in San Marino, Dan sleeps"];

    private static string Describe(Tagged found) => string.Join(' ', found.PredictedLabel ?? []) + " "
        + string.Join(' ', (found.Score ?? []).Concat(found.SpanProbability ?? []).Select(score => BitConverter.SingleToInt32Bits(score).ToString("x8", CultureInfo.InvariantCulture))) + " "
        + string.Join('|', found.Entities.Select(entity => $"{entity.Type} {entity.Start} {entity.Length} {entity.Text}"));

    private static List<string> Rows(MLContext ml, ITransformer model, IDataView view) =>
        [.. ml.Data.CreateEnumerable<Tagged>(model.Transform(view), reuseRowObject: false).Select(Describe)];

    [Fact]
    public void A_fresh_process_gives_the_same_tags_and_scores_to_the_last_bit()
    {
        var ml = new MLContext(1);
        var view = TagData.View(ml);
        var model = TagData.Pipeline(ml, TagData.Options("Text")).Fit(view);
        using var file = new TemporaryFile();
        ml.Model.Save(model, view.Schema, file.Path);
        using var engine = ml.Model.CreatePredictionEngine<Sentence, Tagged>(model);
        Assert.Equal(Texts.Select(text => Describe(engine.Predict(new Sentence { Text = text }))), Load(file.Path, Texts));
    }

    [Fact]
    public void A_loaded_model_predicts_the_same_bits_by_rows_and_by_engine_and_saves_again()
    {
        var ml = new MLContext(1);
        var view = TagData.View(ml);
        var model = TagData.Pipeline(ml).Fit(view);
        var once = TestData.SaveAndLoad(ml, model, view.Schema);
        var twice = TestData.SaveAndLoad(ml, once, view.Schema);
        var expected = Rows(ml, model, view);
        Assert.Equal(expected, Rows(ml, once, view));
        Assert.Equal(expected, Rows(ml, twice, view));
        using var engine = ml.Model.CreatePredictionEngine<Sentence, Tagged>(twice);
        Assert.Equal(expected, TagData.Sentences().Select(row => Describe(engine.Predict(row))));
    }

    [Fact]
    public void Eight_threads_with_engines_on_one_model_predict_the_same_bits()
    {
        var ml = new MLContext(1);
        var view = TagData.View(ml);
        var model = TestData.SaveAndLoad(ml, TagData.Pipeline(ml).Fit(view), view.Schema);
        var expected = Rows(ml, model, view);
        var rows = TagData.Sentences();
        var found = new List<string>[8];
        Parallel.For(0, 8, new ParallelOptions { MaxDegreeOfParallelism = 8 }, thread =>
        {
            using var engine = ml.Model.CreatePredictionEngine<Sentence, Tagged>(model, new PredictionEngineOptions { OwnsTransformer = false });
            found[thread] = [.. rows.Select(row => Describe(engine.Predict(row)))];
        });
        Assert.All(found, each => Assert.Equal(expected, each));
    }

    [Fact]
    public void One_seed_is_one_model_and_damage_is_found_at_once()
    {
        var view = TagData.View(new MLContext(1), 48);
        var files = Enumerable.Range(0, 2).Select(_ =>
        {
            var ml = new MLContext(7);
            return Rows(ml, TagData.Pipeline(ml, TagData.Options(training: TagData.Training() with { Epochs = 2 })).Fit(view), view);
        }).ToList();
        Assert.Equal(files[0], files[1]);

        var context = new MLContext(1);
        using var file = new TemporaryFile();
        context.Model.Save(TagData.Pipeline(context).Fit(view), view.Schema, file.Path);
        Assert.Equal(3, context.SeqML().LoadModel(file.Path, out _).Transform(TagData.View(context, 3)).GetColumn<float[]>("Score").Count());
        var bytes = File.ReadAllBytes(file.Path);
        File.WriteAllBytes(file.Path, bytes[..(bytes.Length / 2)]);
        TagData.Contains(Assert.Throws<InvalidDataException>(() => context.SeqML().LoadModel(file.Path, out _)), file.Path);
    }

    [Fact]
    public void Weights_and_words_are_written_of_a_tagger_too()
    {
        var ml = new MLContext(1);
        var view = TagData.View(ml, 48);
        var model = TagData.Pipeline(ml).Fit(view);
        var files = new[] { model, TestData.SaveAndLoad(ml, model, view.Schema) }.Select(each =>
        {
            using TemporaryFile weights = new(), words = new();
            ml.SeqML().ExportWeights(each, weights.Path);
            ml.SeqML().ExportVocabulary(each, words.Path);
            return (Weights: File.ReadAllBytes(weights.Path), Words: File.ReadAllLines(words.Path));
        }).ToList();
        Assert.Equal(files[0].Weights, files[1].Weights);
        Assert.Equal(files[0].Words, files[1].Words);
        Assert.Contains("Bonn", files[0].Words);
        Assert.Contains("embedding.weight", System.Text.Encoding.ASCII.GetString(files[0].Weights), StringComparison.Ordinal);
    }

    private static string[] Load(string model, string[] texts)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "SeqML.LoadModel.dll"), "--tag", model, .. texts])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        Assert.True(process.ExitCode == 0, errors.Result);
        return output.Split(Environment.NewLine)[..^1];
    }
}
