using System.Text.Json.Serialization;

namespace SeqML.Tasks.Encoders;

/// <summary>How a Transformer learns the places of words.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<Positions>))]
public enum Positions
{
    /// <summary>A learned vector for each place, up to the longest text that is read.</summary>
    Learned,

    /// <summary>Sines and cosines of the place, which have nothing to learn. (Vaswani et al. 2017.)</summary>
    Sinusoidal,
}
