using System.Text.Json.Serialization;

namespace SeqML.Tasks.Classification;

/// <summary>What a model was trained on.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<InputKind>))]
public enum InputKind
{
    /// <summary>Text, which the model splits into words itself.</summary>
    Text,

    /// <summary>Words.</summary>
    Tokens,

    /// <summary>Ids of words, from 1 on; 0 for unknown.</summary>
    Keys,
}
