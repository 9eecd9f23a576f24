using System.Text.Json.Serialization;

namespace SeqML.Tasks.Encoders;

/// <summary>What stands between the two products of a Transformer's feed-forward parts.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<TransformerActivation>))]
public enum TransformerActivation
{
    /// <summary>The exact Gaussian error linear unit. (Hendrycks and Gimpel 2016.)</summary>
    Gelu,

    /// <summary>The rectifier, max(a, 0).</summary>
    Relu,
}
