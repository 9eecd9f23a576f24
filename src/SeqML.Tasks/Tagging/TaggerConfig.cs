using System.Text.Json;
using System.Text.Json.Serialization;

namespace SeqML.Tasks.Tagging;

/// <summary>What config.json of a tagger says.</summary>
public sealed record TaggerConfig
{
    /// <summary>The name of the task, by which a model is told from others.</summary>
    public string Task { get; init; } = TaskName;

    /// <summary>What it reads.</summary>
    public required TaggerInput Input { get; init; }

    /// <summary>The tags, by number.</summary>
    public required IReadOnlyList<string> Tags { get; init; }

    /// <summary>Which of the tags is outside of all entities; -1 where none is.</summary>
    public required int Outside { get; init; }

    /// <summary>Tags that were not given and that their scheme needs inside, numbered after them. Outside of the model such a tag is one of the given ones of its type.</summary>
    public required IReadOnlyList<string> AddedTags { get; init; }

    /// <summary>The name of the tags' scheme; null where they make no spans.</summary>
    public required string? Scheme { get; init; }

    /// <summary>How many words it knows, with padding and unknown.</summary>
    public required int VocabularySize { get; init; }

    /// <summary>How many of the words started with a vector of <see cref="Encoders.EmbeddingOptions.Vectors"/>.</summary>
    public int WordsWithVectors { get; init; }

    /// <summary>How much of the text that it was trained on these words are, from 0 to 1; null where no vectors were given.</summary>
    public double? TextWithVectors { get; init; }

    /// <summary>How many characters it knows, with padding and unknown; 0 where it reads none.</summary>
    public required int CharacterCount { get; init; }

    /// <summary>Its network and training.</summary>
    public required TaggerOptions Options { get; init; }

    /// <summary>It as config.json says it.</summary>
    public string ToJson() => JsonSerializer.Serialize(this, TaggerConfigJson.Default.TaggerConfig);

    internal const string TaskName = "tagging";
}

/// <summary>How config.json is written and read, without reflection.</summary>
[JsonSourceGenerationOptions(JsonSerializerDefaults.Web, WriteIndented = true, NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals,
    RespectNullableAnnotations = true, AllowDuplicateProperties = false)]
[JsonSerializable(typeof(TaggerConfig))]
[JsonSerializable(typeof(string[]))]
internal sealed partial class TaggerConfigJson : JsonSerializerContext;
