using Microsoft.ML;
using SeqML.Tagging;
using SeqML.Tasks.Encoders;
using SeqML.Training.Loop;

namespace SeqML.Tests.Tagging;

/// <summary>A small problem: people and places, of one and of two words, among words and punctuation.</summary>
internal static class TagData
{
    private static readonly string[] People = ["Ada", "Bob Lee", "Carla", "Dan", "Eve Adams", "Frank"];

    private static readonly string[] Places = ["Bonn", "New York", "Paris", "Rome", "San Marino", "Oslo"];

    /// <summary>Words with their tags; P and L stand for a person and a place.</summary>
    private static readonly string[] Patterns = ["P lives in L .", "in L , P sleeps", "P met P", "we saw L", "nothing happened today !", "P and P left L"];

    public static List<Sentence> Sentences(int count = 120) => [.. Enumerable.Range(0, count).Select(i => Sentence(Patterns[i % Patterns.Length], i))];

    public static IDataView View(MLContext ml, int count = 120) => ml.Data.LoadFromEnumerable(Sentences(count));

    public static TrainingOptions Training() => new() { Epochs = 10, LearningRate = 0.02f, BatchSize = 8, Patience = 10 };

    public static SequenceTaggingOptions<LstmEncoder> Options(string input = "Tokens", TrainingOptions? training = null) => new()
    {
        InputColumnName = input,
        Encoder = new LstmEncoder { HiddenSize = 12 },
        Embedding = new EmbeddingOptions { Size = 12, MinimumCount = 1, Dropout = 0 },
        Characters = null,
        CasingSize = 4,
        UnknownShare = 0,
        Dropout = 0,
        Training = training ?? Training(),
    };

    /// <summary>Text to keys, an LSTM on the tokens, keys to text.</summary>
    public static IEstimator<ITransformer> Pipeline(MLContext ml, SequenceTaggingOptions<LstmEncoder>? options = null) =>
        ml.Transforms.Conversion.MapValueToKey("Label")
            .Append(ml.SeqML().SequenceTagging.Lstm(options ?? Options()))
            .Append(ml.Transforms.Conversion.MapKeyToValue("PredictedLabel"));

    public static IDataView Keyed(MLContext ml, IDataView view) => ml.Transforms.Conversion.MapValueToKey("Label").Fit(view).Transform(view);

    public static void Contains(Exception error, params string[] parts) =>
        Assert.All(parts, part => Assert.Contains(part, error.Message, StringComparison.Ordinal));

    private static Sentence Sentence(string pattern, int number)
    {
        var (tokens, tags) = (new List<string>(), new List<string>());
        foreach (var word in pattern.Split(' '))
        {
            var (type, text) = word switch
            {
                "P" => ("PER", People[(number / 6 + tokens.Count) % People.Length]),
                "L" => ("LOC", Places[(number / 6 + tokens.Count) % Places.Length]),
                _ => ("", word),
            };
            foreach (var part in text.Split(' '))
            {
                tags.Add(type.Length == 0 ? "O" : (tags.Count > 0 && tokens.Count > 0 && part != text.Split(' ')[0] ? "I-" : "B-") + type);
                tokens.Add(part);
            }
        }
        return new Sentence { Tokens = [.. tokens], Label = [.. tags], Text = string.Join(' ', tokens) };
    }
}

internal sealed class Sentence
{
    public string[]? Tokens { get; set; }

    public string[]? Label { get; set; }

    public string? Text { get; set; }
}

internal sealed class Tagged : EntityPrediction
{
    public string[]? PredictedLabel { get; set; }

    public float[]? Score { get; set; }
}
