using SeqML.Engine.Autograd;
using SeqML.Engine.Autograd.Operations.Losses;
using SeqML.Engine.Tensors;

namespace SeqML.Layers.Losses;

/// <summary>The mean over the batch of minus the log of the true class's probability, from logits. (PyTorch's nn.CrossEntropyLoss.)</summary>
/// <remarks>
/// With class weights it is the weighted mean: the sum is divided by the weights of the true classes. Unlike PyTorch's it passes no
/// rows over unless asked to; and where all are passed over, or weigh nothing, it is 0 and not NaN.
/// </remarks>
public sealed class CrossEntropyLoss
{
    private readonly float[]? classWeights;
    private readonly float labelSmoothing;
    private readonly int? ignoreIndex;

    /// <summary>A loss for one class a row.</summary>
    /// <param name="classWeights">[C], how much each class counts, none negative; null for 1 each. For classes of very different frequency.</param>
    /// <param name="ignoreIndex">A target whose row is passed over, as -100, which is PyTorch's default; null for none.</param>
    /// <param name="labelSmoothing">How much of each target is shared by all classes evenly, from 0 to 1; 0.1 is usual, against overconfidence.</param>
    /// <exception cref="ArgumentException">There are no class weights.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A weight is negative or not finite, or the smoothing is out of its range.</exception>
    public CrossEntropyLoss(IReadOnlyList<float>? classWeights = null, int? ignoreIndex = null, float labelSmoothing = 0)
    {
        if (labelSmoothing is not (>= 0 and <= 1))
            throw new ArgumentOutOfRangeException(nameof(labelSmoothing), labelSmoothing, FormattableString.Invariant($"Expected a label smoothing from 0 to 1, found {labelSmoothing}."));
        this.classWeights = LossWeights.Copy(classWeights, nameof(classWeights));
        (this.ignoreIndex, this.labelSmoothing) = (ignoreIndex, labelSmoothing);
    }

    /// <summary>The loss, a number in nats.</summary>
    /// <param name="tape">The tape.</param>
    /// <param name="logits">[B, C]; at least one row.</param>
    /// <param name="targets">[B], each from 0 to C - 1, or the one that is passed over.</param>
    /// <exception cref="ArgumentException">There are no logits, or not as many targets as rows, or weights as classes.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A target is no class.</exception>
    public Tensor Forward(Tape tape, Tensor logits, ReadOnlySpan<int> targets) => classWeights is null && ignoreIndex is null && labelSmoothing == 0
        ? CrossEntropyOperation.Apply(tape, logits, targets)
        : WeightedCrossEntropyOperation.Apply(tape, logits, targets, classWeights, labelSmoothing, ignoreIndex);
}
