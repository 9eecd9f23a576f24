using SeqML.Engine.Autograd;
using SeqML.Engine.Tensors;
using SeqML.TestKit;

namespace SeqML.Engine.Tests.Operations;

/// <summary>An input or a parameter of an operation in the table, with random values from -Range to Range.</summary>
internal sealed record Operand(string Name, Shape Shape, bool IsLookup = false, float Range = 1)
{
    public Parameter Create(int seed)
    {
        var parameter = new Parameter(Name, Shape, IsLookup);
        RandomFloats.Uniform(Shape.Length, seed, Range).CopyTo(parameter.Tensor.Values);
        parameter.ClearGradient();
        return parameter;
    }
}
