using SeqML.Engine.Autograd;
using SeqML.Engine.Autograd.Operations.Losses;
using SeqML.Engine.Tensors;

namespace SeqML.Layers.Losses;

/// <summary>The mean over all numbers of the squared difference from the target. (PyTorch's nn.MSELoss.)</summary>
public sealed class MeanSquaredErrorLoss
{
    /// <summary>The loss, a number.</summary>
    /// <param name="tape">The tape.</param>
    /// <param name="x">What was computed; any shape that is not empty.</param>
    /// <param name="targets">What it should be: as many numbers, all finite.</param>
    /// <exception cref="ArgumentException">x is empty, or there are not as many targets.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A target is not finite.</exception>
    public Tensor Forward(Tape tape, Tensor x, ReadOnlySpan<float> targets) => MeanSquaredErrorOperation.Apply(tape, x, targets);
}
