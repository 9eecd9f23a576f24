using Microsoft.ML;
using SeqML.Classification;
using SeqML.Tasks.Encoders;
using SeqML.Training.Loop;

namespace SeqML.Tests;

/// <summary>A small problem that needs the order of words: "good not bad" is positive, "bad not good" negative.</summary>
internal static class TestData
{
    public const string Positive = "good not bad";
    public const string Negative = "bad not good";

    private static readonly string[] Fillers = ["", "the film", "so", "quite a", "and we", "it was", "yes", "oh"];

    public static List<Review> Reviews(int count = 160) =>
        [.. Enumerable.Range(0, count).Select(i => new Review
        {
            Label = i % 2 == 0 ? "positive" : "negative",
            Text = $"{Fillers[i / 2 % 8]} {(i % 2 == 0 ? Positive : Negative)} {Fillers[i / 16 % 8]}".Trim(),
        })];

    public static IDataView View(MLContext ml, int count = 160) => ml.Data.LoadFromEnumerable(Reviews(count));

    public static TextClassificationOptions<LstmEncoder> Options(string input = "Text", TrainingOptions? training = null) => new()
    {
        InputColumnName = input,
        Encoder = new LstmEncoder { HiddenSize = 12 },
        Embedding = new EmbeddingOptions { Size = 12, Dropout = 0 },
        Dropout = 0,
        Training = training ?? Training(),
    };

    public static TrainingOptions Training() => new() { Epochs = 12, LearningRate = 0.02f, BatchSize = 16, Patience = 12 };

    /// <summary>Text to key, LSTM on the text itself, key to text.</summary>
    public static IEstimator<ITransformer> Pipeline(MLContext ml, TextClassificationOptions<LstmEncoder>? options = null) =>
        ml.Transforms.Conversion.MapValueToKey("Label")
            .Append(ml.SeqML().MulticlassClassification.Lstm(options ?? Options()))
            .Append(ml.Transforms.Conversion.MapKeyToValue("PredictedLabel"));

    public static Prediction Predict(MLContext ml, ITransformer model, string? text)
    {
        using var engine = ml.Model.CreatePredictionEngine<Review, Prediction>(model, new PredictionEngineOptions { OwnsTransformer = false });
        return engine.Predict(new Review { Text = text });
    }

    public static ITransformer SaveAndLoad(MLContext ml, ITransformer model, DataViewSchema schema)
    {
        using var stream = new MemoryStream();
        ml.Model.Save(model, schema, stream);
        stream.Position = 0;
        return new MLContext().Model.Load(stream, out _);
    }
}

internal sealed class Review
{
    public string? Label { get; set; }

    public string? Text { get; set; }
}

internal sealed class Prediction
{
    public string PredictedLabel { get; set; } = "";

    public float[] Score { get; set; } = [];
}

internal sealed class Claim
{
    public bool Label { get; set; }

    public string? Text { get; set; }
}

internal sealed class Verdict
{
    public bool PredictedLabel { get; set; }

    public float Score { get; set; }

    public float Probability { get; set; }
}
