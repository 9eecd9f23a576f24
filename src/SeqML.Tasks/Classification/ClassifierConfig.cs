using System.Text.Json;
using System.Text.Json.Serialization;

namespace SeqML.Tasks.Classification;

/// <summary>What config.json of a classifier says.</summary>
public sealed record ClassifierConfig
{
    /// <summary>The name of the task, by which a model is told from others.</summary>
    public string Task { get; init; } = "classification";

    /// <summary>What it reads.</summary>
    public required InputKind Input { get; init; }

    /// <summary>How many classes it tells apart.</summary>
    public required int Classes { get; init; }

    /// <summary>How many ids it knows, with padding and unknown.</summary>
    public required int VocabularySize { get; init; }

    /// <summary>How many of the words that it knows started with one of the vectors that it was given.</summary>
    public int WordsWithVectors { get; init; }

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
