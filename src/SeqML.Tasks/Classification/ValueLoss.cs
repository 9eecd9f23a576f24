using System.Text.Json.Serialization;

namespace SeqML.Tasks.Classification;

/// <summary>What a number's distance from what it should be costs, in standard deviations of the training rows.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<ValueLoss>))]
public enum ValueLoss
{
    /// <summary>Its square. (PyTorch's nn.MSELoss.)</summary>
    MeanSquaredError,

    /// <summary>Half its square up to 1, and a line beyond: strays rule less. (Huber 1964; PyTorch's nn.HuberLoss.)</summary>
    Huber,
}
