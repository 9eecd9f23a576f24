using System.Text.Json.Serialization;

namespace SeqML.Tasks.Encoders;

/// <summary>How the vectors of a text's words become one.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<Pooling>))]
public enum Pooling
{
    /// <summary>The maximum of each feature over the words: spots a decisive word or phrase anywhere.</summary>
    Max,

    /// <summary>The mean of each feature over the words: every word has its say.</summary>
    Mean,

    /// <summary>The state in which each direction ends: what it remembers of the whole.</summary>
    Last,

    /// <summary>A mean in which each word has a weight of its own, by how well it fits what was learned to look for. (Yang et al. 2016.)</summary>
    Attention,
}
