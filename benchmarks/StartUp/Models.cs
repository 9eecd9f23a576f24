using Microsoft.ML;
using SeqML;
using SeqML.Classification;
using SeqML.Tasks.Classification;
using SeqML.Tasks.Encoders;
using SeqML.Training.Loop;

namespace StartUp;

/// <summary>A model of the size of the reference model lstm-bi, saved as ML.NET saves it and alone. What it predicts does not matter here.</summary>
internal static class Models
{
    private const int Vocabulary = 20_000;

    /// <summary>20 words.</summary>
    public static string Text { get; } = string.Join(' ', Enumerable.Range(0, 20).Select(i => $"word{i}"));

    /// <summary>Where ML.NET comes from: "ML.NET", or "compat/MLNet".</summary>
    public static string MLNet => typeof(MLContext).Assembly.GetName().Name == "MLNet.Compat" ? "compat/MLNet" : "ML.NET";

    /// <summary>Trains for an epoch by the pack, and saves as ml.Model.Save does.</summary>
    public static void SaveWithMLNet(string file)
    {
        var ml = new MLContext(1);
        var rows = ml.Data.LoadFromEnumerable(Texts().Select((words, i) => new Row { Text = string.Join(' ', words), Label = Name(i) }));
        var model = ml.Transforms.Conversion.MapValueToKey("Label")
            .Append(ml.SeqML().MulticlassClassification.Lstm(new TextClassificationOptions<LstmEncoder> { InputColumnName = "Text", Embedding = Embedding, Training = Training }))
            .Append(ml.Transforms.Conversion.MapKeyToValue("PredictedLabel"))
            .Fit(rows);
        ml.Model.Save(model, rows.Schema, file);
    }

    /// <summary>The same without ML.NET.</summary>
    public static void SaveAlone(string file)
    {
        var texts = Texts();
        var (model, _) = ClassifierTrainer.Train(texts, [.. texts.Select((_, i) => i % 2)], 2, InputKind.Text, new ClassifierOptions { Embedding = Embedding, Training = Training });
        File.WriteAllBytes(file, model.Save());
    }

    private static EmbeddingOptions Embedding => new() { MinimumCount = 1, MaximumVocabulary = Vocabulary };

    private static TrainingOptions Training => new() { Epochs = 1, ValidationFraction = 0, Seed = 1 };

    private static string Name(int row) => row % 2 == 0 ? "positive" : "negative";

    private static string[][] Texts() => [.. Enumerable.Range(0, Vocabulary / 20).Select(i => Enumerable.Range(20 * i, 20).Select(word => $"word{word}").ToArray())];

    private sealed class Row
    {
        public string? Label { get; set; }

        public string? Text { get; set; }
    }
}
