using SeqML.Tasks.Storage;

namespace SeqML.Descriptions;

/// <summary>A layer of a network, by what it learned.</summary>
/// <param name="Name">Its path in the network: "embedding", "encoder.layers.0.self_attn".</param>
/// <param name="Weights">Its weights, by their full names.</param>
public sealed record LayerDescription(string Name, IReadOnlyList<WeightShape> Weights)
{
    /// <summary>How many numbers it learned.</summary>
    public long ParameterCount => Weights.Sum(weight => weight.Count);

    /// <summary>The layers of weights: those with one path are of one layer.</summary>
    internal static IReadOnlyList<LayerDescription> Of(IReadOnlyList<WeightShape> weights) =>
        [.. weights.GroupBy(weight => weight.Name[..Math.Max(0, weight.Name.LastIndexOf('.'))]).Select(layer => new LayerDescription(layer.Key, [.. layer]))];
}
