using SeqML.Layers;

namespace SeqML.Tasks.Storage;

/// <summary>A weight of a network, without its values.</summary>
/// <param name="Name">PyTorch's name of it: "encoder.weight_ih_l0".</param>
/// <param name="Shape">[rows, columns], or [numbers].</param>
public sealed record WeightShape(string Name, IReadOnlyList<int> Shape)
{
    /// <summary>How many numbers it has.</summary>
    public long Count => Shape.Aggregate(1L, (count, size) => count * size);

    internal static IReadOnlyList<WeightShape> Of(Module network) => [.. network.Parameters.Select(named =>
        new WeightShape(named.Name, named.Parameter.Tensor.Shape.Sizes))];
}
