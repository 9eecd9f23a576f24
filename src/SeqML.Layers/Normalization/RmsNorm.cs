using SeqML.Engine.Autograd;
using SeqML.Engine.Autograd.Operations;
using SeqML.Engine.Tensors;

namespace SeqML.Layers.Normalization;

/// <summary>y = weight x / sqrt(mean of x^2 + epsilon), over the features of each row. (PyTorch's nn.RMSNorm; Zhang and Sennrich 2019.)</summary>
/// <remarks>Unlike <see cref="LayerNorm"/> it does not subtract the mean, and has no bias.</remarks>
public sealed class RmsNorm : RowNorm
{
    /// <summary>The distance from 1 to the next float, which is what PyTorch adds.</summary>
    public const float DefaultEpsilon = 1.1920929e-7f;

    private readonly float epsilon;

    /// <summary>Weights of 1, as PyTorch has them.</summary>
    /// <param name="size">F, features of a row.</param>
    /// <param name="epsilon">Keeps the division finite where a row is zero; above 0.</param>
    public RmsNorm(int size, float epsilon = DefaultEpsilon)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(size, 1);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(epsilon);
        this.epsilon = epsilon;
        Weight = new Parameter("weight", Shape.Vector(size));
        Weight.Tensor.Values.Fill(1);
    }

    /// <summary>The gain, [F].</summary>
    public Parameter Weight { get; }

    /// <inheritdoc/>
    public override IEnumerable<NamedParameter> Parameters => [new(Weight.Name, Weight)];

    /// <inheritdoc/>
    public override Tensor Forward(Tape tape, Tensor x) => RmsNormOperation.Apply(tape, x, Weight, epsilon);
}
