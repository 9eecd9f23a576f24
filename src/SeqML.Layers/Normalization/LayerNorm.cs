using SeqML.Engine.Autograd;
using SeqML.Engine.Autograd.Operations;
using SeqML.Engine.Tensors;

namespace SeqML.Layers.Normalization;

/// <summary>y = weight (x - mean) / sqrt(variance + epsilon) + bias, over the features of each row. (PyTorch's nn.LayerNorm; Ba, Kiros and Hinton 2016.)</summary>
public sealed class LayerNorm : RowNorm
{
    private readonly float epsilon;

    /// <summary>Weights of 1 and biases of 0, as PyTorch has them.</summary>
    /// <param name="size">F, features of a row.</param>
    /// <param name="epsilon">Keeps the division finite where a row is constant; above 0.</param>
    public LayerNorm(int size, float epsilon = 1e-5f)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(size, 1);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(epsilon);
        this.epsilon = epsilon;
        Weight = new Parameter("weight", Shape.Vector(size));
        Bias = new Parameter("bias", Shape.Vector(size));
        Weight.Tensor.Values.Fill(1);
    }

    /// <summary>The gain, [F].</summary>
    public Parameter Weight { get; }

    /// <summary>[F].</summary>
    public Parameter Bias { get; }

    /// <inheritdoc/>
    public override IEnumerable<NamedParameter> Parameters => [new(Weight.Name, Weight), new(Bias.Name, Bias)];

    /// <inheritdoc/>
    public override Tensor Forward(Tape tape, Tensor x) => LayerNormOperation.Apply(tape, x, Weight, Bias, epsilon);
}
