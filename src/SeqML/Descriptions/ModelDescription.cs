using System.Text.Json;
using SeqML.Tasks.Encoders;
using SeqML.Training.History;

namespace SeqML.Descriptions;

/// <summary>What a fitted or loaded pipeline's classifier or tagger is, and how it was made.</summary>
public sealed record ModelDescription
{
    /// <summary>What it does: "Text classifier", "Sequence tagger".</summary>
    public required string Kind { get; init; }

    /// <summary>The network that reads the words.</summary>
    public required Encoder Encoder { get; init; }

    /// <summary>All that its config.json says: a <see cref="Tasks.Classification.ClassifierConfig"/> or a <see cref="Tasks.Tagging.TaggerConfig"/>.</summary>
    public required object Config { get; init; }

    /// <summary>The same as JSON.</summary>
    public required string ConfigJson { get; init; }

    /// <summary>How many ids it knows, with padding and unknown.</summary>
    public required int VocabularySize { get; init; }

    /// <summary>How many of its words started with a vector that was given, and how much of the training text they are, from 0 to 1; null where no vectors were given.</summary>
    public (int Words, double ShareOfText)? StartedWithVectors { get; init; }

    /// <summary>What it learned, in the order of the network.</summary>
    public required IReadOnlyList<LayerDescription> Layers { get; init; }

    /// <summary>What happened in its training, with at most some 1,000 steps; null where it was not trained here, or saved before models had histories.</summary>
    public required TrainingHistory? History { get; init; }

    /// <summary>The columns that the pipeline adds, or gives another type, in their order; null where the columns that it is given are not known.</summary>
    public IReadOnlyList<string>? OutputColumns { get; init; }

    /// <summary>How many numbers it learned.</summary>
    public long ParameterCount => Layers.Sum(layer => layer.ParameterCount);

    /// <summary>The configuration by names and values, as "options.encoder.hiddenSize" and "128".</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Settings
    {
        get
        {
            using var config = JsonDocument.Parse(ConfigJson);
            return [.. JsonSettings.Of(config.RootElement)];
        }
    }

    /// <summary>Writes one self-contained page of HTML with the curves of the training and what the model is, for a browser.</summary>
    /// <param name="filePath">It is replaced where there is one.</param>
    /// <param name="title">What was trained; null for the kind of model and its encoder.</param>
    /// <exception cref="InvalidOperationException">The model has no history.</exception>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public void SaveHtml(string filePath, string? title = null)
    {
        if (History is null)
            throw new InvalidOperationException("Expected a model with the history of its training, found one without: its weights were trained elsewhere, or it was saved by a version of SeqML that kept none. Train it again.");
        History.SaveHtml(filePath, new HistoryPage { Title = title ?? $"{Kind}, {EncoderName}", Facts = [.. Facts()] });
    }

    /// <summary>A summary to print: what the model is, its layers with their weights and counts, and how its training came out; numbers in the invariant culture.</summary>
    public override string ToString() => ModelSummary.Write(this);

    /// <summary>"LSTM" of "LstmEncoder".</summary>
    internal string EncoderName
    {
        get
        {
            var name = Encoder.GetType().Name.Replace("Encoder", "", StringComparison.Ordinal);
            return name.Length <= 4 ? name.ToUpperInvariant() : name;
        }
    }

    private IEnumerable<KeyValuePair<string, string>> Facts()
    {
        yield return new("parameters", FormattableString.Invariant($"{ParameterCount:#,0}"));
        yield return new("vocabulary", FormattableString.Invariant($"{VocabularySize:#,0}"));
        // Paths are long; their last name tells enough, with the part that it belongs to where that is none of the options'.
        foreach (var (path, value) in Settings)
            if (path.StartsWith("options.", StringComparison.Ordinal) && value != "null")
                yield return new(path["options.".Length..].Replace("training.", "", StringComparison.Ordinal), value);
    }
}
