using SeqML.Engine.Autograd;
using SeqML.Engine.Autograd.Operations.Losses;
using SeqML.Engine.Tensors;

namespace SeqML.Layers.Losses;

/// <summary>
/// The mean over all numbers of Huber's function of the difference from the target: half its square up to delta, a line beyond. Where
/// <see cref="MeanSquaredErrorLoss"/> is ruled by strays, this is not. (Huber 1964; PyTorch's nn.HuberLoss.)
/// </summary>
public sealed class HuberLoss
{
    private readonly float delta;

    /// <summary>A loss whose square becomes a line at <paramref name="delta"/>: above 0, finite.</summary>
    /// <exception cref="ArgumentOutOfRangeException">delta is out of its range.</exception>
    public HuberLoss(float delta = 1)
    {
        if (delta is not (> 0 and < float.PositiveInfinity))
            throw new ArgumentOutOfRangeException(nameof(delta), delta, FormattableString.Invariant($"Expected a finite delta above 0, found {delta}."));
        this.delta = delta;
    }

    /// <summary>The loss, a number.</summary>
    /// <param name="tape">The tape.</param>
    /// <param name="x">What was computed; any shape that is not empty.</param>
    /// <param name="targets">What it should be: as many numbers, all finite.</param>
    /// <exception cref="ArgumentException">x is empty, or there are not as many targets.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A target is not finite.</exception>
    public Tensor Forward(Tape tape, Tensor x, ReadOnlySpan<float> targets) => HuberOperation.Apply(tape, x, targets, delta);
}
