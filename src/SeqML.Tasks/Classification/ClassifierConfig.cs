using System.Text.Json;
using System.Text.Json.Serialization;

namespace SeqML.Tasks.Classification;

/// <summary>What config.json says of a model that reads texts and answers with classes, labels or a value.</summary>
public sealed record ClassifierConfig
{
    /// <summary>One class a text.</summary>
    internal const string Classification = "classification";

    /// <summary>Any number of labels a text.</summary>
    internal const string Multilabel = "multilabel";

    /// <summary>A value a text.</summary>
    internal const string Regression = "regression";

    /// <summary>To be filled.</summary>
    public ClassifierConfig()
    {
    }

    /// <summary>What a file says: where it is from before models were calibrated, it says nothing of a temperature, and JSON would make that 0.</summary>
    [JsonConstructor]
    internal ClassifierConfig(float temperature = 1) => Temperature = temperature;

    /// <summary>The name of the task, by which a model is told from others: classification, multilabel or regression.</summary>
    public string Task { get; init; } = Classification;

    /// <summary>What it reads.</summary>
    public required InputKind Input { get; init; }

    /// <summary>Whether it reads pairs of texts.</summary>
    public bool Pairs { get; init; }

    /// <summary>How many classes or labels it tells apart; 1 where it gives a value.</summary>
    public required int Classes { get; init; }

    /// <summary>How many ids it knows, with padding and unknown.</summary>
    public required int VocabularySize { get; init; }

    /// <summary>How many of the words that it knows started with one of the vectors that it was given.</summary>
    public int WordsWithVectors { get; init; }

    /// <summary>How much of the text that it was trained on these words are, from 0 to 1; null where no vectors were given.</summary>
    public double? TextWithVectors { get; init; }

    /// <summary>What a classifier's logits are divided by before they become probabilities; 1 where it was not calibrated.</summary>
    public float Temperature { get; init; } = 1;

    /// <summary>Above which probability each label is predicted; null for 0.5 each, and where there are no labels.</summary>
    public IReadOnlyList<float>? Thresholds { get; init; }

    /// <summary>What a regressor's training values were; null where there are none.</summary>
    public ValueScale? Scale { get; init; }

    /// <summary>Its network and training.</summary>
    public required ClassifierOptions Options { get; init; }

    /// <summary>It as config.json says it.</summary>
    public string ToJson() => JsonSerializer.Serialize(this, ClassifierConfigJson.Default.ClassifierConfig);
}

/// <summary>How config.json is written and read, without reflection.</summary>
[JsonSourceGenerationOptions(JsonSerializerDefaults.Web, WriteIndented = true, NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals,
    RespectNullableAnnotations = true, AllowDuplicateProperties = false)]
[JsonSerializable(typeof(ClassifierConfig))]
[JsonSerializable(typeof(string[]))]
internal sealed partial class ClassifierConfigJson : JsonSerializerContext;
