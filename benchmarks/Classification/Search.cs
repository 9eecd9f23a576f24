using System.Globalization;
using SeqML.Engine.Randomness;
using SeqML.Tasks.Encoders;

namespace Classification;

/// <summary>Random search (Bergstra and Bengio 2012): options drawn independently of each other, each tried from one seed and judged by its validation rows.</summary>
internal static class Search
{
    private static readonly Dictionary<string, string[]> OfAll = new()
    {
        ["BatchSize"] = ["16", "32", "64"],
        ["WeightDecay"] = ["0", "0.01", "0.1"],
        ["Embedding.Size"] = ["64", "128", "256"],
        ["Embedding.Dropout"] = ["0.1", "0.3", "0.5"],
        ["Dropout"] = ["0.1", "0.3", "0.5"],
        ["WordDropout"] = ["0", "0.1"],
        ["Pooling"] = ["Max", "Mean"],
    };

    private static readonly Dictionary<string, string[]> OfRecurrent = new() { ["HiddenSize"] = ["64", "128", "256"], ["Encoder.Layers"] = ["1", "2"] };

    private static readonly Dictionary<string, string[]> OfCnn = new() { ["Filters"] = ["50", "100", "200"], ["MinimumWidth"] = ["1", "2", "3"] };

    private static readonly Dictionary<string, string[]> OfTransformer = new() { ["Encoder.Layers"] = ["1", "2", "3"], ["FeedForwardSize"] = ["256", "512", "1024"] };

    /// <summary>The same draws in each run: the learning rate, evenly in its logarithm, from a third of the default to three times it, and one value for each other option.</summary>
    public static IEnumerable<string[]> Draws(Encoder encoder, int count)
    {
        var random = new SeededRandom(1);
        var own = encoder is CnnEncoder ? OfCnn : encoder is TransformerEncoder ? OfTransformer : OfRecurrent;
        for (var i = 0; i < count; i++)
        {
            var rate = 1e-3 * Math.Pow(3, 2 * random.NextDouble() - 1);
            yield return
            [
                string.Create(CultureInfo.InvariantCulture, $"LearningRate={rate:0.00000}"),
                .. OfAll.Concat(own).Select(option => $"{option.Key}={option.Value[random.NextInteger(option.Value.Length)]}"),
            ];
        }
    }

    /// <summary>The draw that is best on the validation rows, and how good it was.</summary>
    public static (string[] Settings, double Validation) Best(Encoder encoder, int count, Func<string[], Run> train)
    {
        (string[] Settings, double Validation) best = ([], double.NegativeInfinity);
        foreach (var settings in Draws(encoder, count))
            if (train(settings).Validation is { } validation && validation > best.Validation)
                best = (settings, validation);
        return best;
    }
}
