using System.Text.Json.Serialization;

namespace SeqML.Tasks.Encoders;

/// <summary>What the state of a plain recurrent network goes through.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<RnnActivation>))]
public enum RnnActivation
{
    /// <summary>The hyperbolic tangent, which keeps states between -1 and 1.</summary>
    Tanh,

    /// <summary>The rectifier, max(a, 0). (Le et al. 2015.)</summary>
    Relu,
}
