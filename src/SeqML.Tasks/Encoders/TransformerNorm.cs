using System.Text.Json.Serialization;

namespace SeqML.Tasks.Encoders;

/// <summary>Where a Transformer's blocks normalize.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<TransformerNorm>))]
public enum TransformerNorm
{
    /// <summary>Before each part, and after the last block: learns steadily from the first step. (Xiong et al. 2020.)</summary>
    Pre,

    /// <summary>After each part. (Vaswani et al. 2017.)</summary>
    Post,
}
