using SeqML.Engine.Autograd;
using SeqML.Engine.Autograd.Operations.Losses;
using SeqML.Engine.Tensors;

namespace SeqML.Layers.Losses;

/// <summary>
/// The mean over all numbers of minus the log of the probability of what is true, from logits: for labels of which any number may hold
/// at once, where <see cref="CrossEntropyLoss"/> is for one class out of several. (PyTorch's nn.BCEWithLogitsLoss.)
/// </summary>
public sealed class BinaryCrossEntropyLoss
{
    private readonly float[]? positiveWeights;

    /// <summary>A loss for any number of labels a row.</summary>
    /// <param name="positiveWeights">[C], how much a label counts where it holds, none negative; null for 1 each. Above 1 for rare labels. (PyTorch's pos_weight.)</param>
    /// <exception cref="ArgumentException">There are no weights.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A weight is negative or not finite.</exception>
    public BinaryCrossEntropyLoss(IReadOnlyList<float>? positiveWeights = null) =>
        this.positiveWeights = LossWeights.Copy(positiveWeights, nameof(positiveWeights));

    /// <summary>The loss, a number in nats.</summary>
    /// <param name="tape">The tape.</param>
    /// <param name="logits">[B, C]; not empty.</param>
    /// <param name="targets">[B, C] row by row: 1 where a label holds, 0 where not, or a probability between.</param>
    /// <exception cref="ArgumentException">There are no logits, or not as many targets, or weights as columns.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A target is not from 0 to 1.</exception>
    public Tensor Forward(Tape tape, Tensor logits, ReadOnlySpan<float> targets) =>
        BinaryCrossEntropyOperation.Apply(tape, logits, targets, positiveWeights);
}
