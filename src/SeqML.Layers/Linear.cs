using SeqML.Engine.Autograd;
using SeqML.Engine.Autograd.Operations;
using SeqML.Engine.Randomness;
using SeqML.Engine.Tensors;

namespace SeqML.Layers;

/// <summary>y = x Wᵀ + b. (PyTorch's nn.Linear.)</summary>
public sealed class Linear : Module
{
    /// <summary>Weights and biases evenly from ±1 / sqrt(inputs), as PyTorch has them; zeros where <paramref name="random"/> is null, and trained ones will take their place.</summary>
    public Linear(int inputs, int outputs, SeededRandom? random)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(inputs, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(outputs, 1);
        Weight = new Parameter("weight", Shape.Matrix(outputs, inputs));
        Bias = new Parameter("bias", Shape.Vector(outputs));
        var bound = 1 / MathF.Sqrt(inputs);
        random?.FillUniform(Weight.Tensor.Values, -bound, bound);
        random?.FillUniform(Bias.Tensor.Values, -bound, bound);
    }

    /// <summary>W, [O, I].</summary>
    public Parameter Weight { get; }

    /// <summary>b, [O].</summary>
    public Parameter Bias { get; }

    /// <inheritdoc/>
    public override IEnumerable<NamedParameter> Parameters => [new(Weight.Name, Weight), new(Bias.Name, Bias)];

    /// <summary>The layer's result.</summary>
    /// <param name="tape">The tape.</param>
    /// <param name="x">[N, I].</param>
    /// <returns>[N, O].</returns>
    public Tensor Forward(Tape tape, Tensor x) => LinearOperation.Apply(tape, x, Weight, Bias);
}
