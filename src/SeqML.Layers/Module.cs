using SeqML.Engine.Autograd;

namespace SeqML.Layers;

/// <summary>A part of a network: what it learns, by PyTorch's names, so that weights travel both ways.</summary>
public abstract class Module
{
    /// <summary>The parameters, in a fixed order, named within this module.</summary>
    public abstract IEnumerable<NamedParameter> Parameters { get; }

    /// <summary>How many numbers it learns.</summary>
    public long ParameterCount => Parameters.Sum(named => (long)named.Parameter.Tensor.Shape.Length);
}

/// <summary>A parameter and its path in a network, as "encoder.weight_ih_l0".</summary>
public readonly record struct NamedParameter(string Name, Parameter Parameter)
{
    /// <summary>The parameters of a part, as the whole names them.</summary>
    public static IEnumerable<NamedParameter> Under(string part, Module module) =>
        module.Parameters.Select(named => named with { Name = $"{part}.{named.Name}" });
}
