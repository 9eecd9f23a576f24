using SeqML.Engine.Autograd;
using SeqML.Engine.Autograd.Operations;
using SeqML.Engine.Tensors;

namespace SeqML.Layers.Losses;

/// <summary>The mean over the batch of minus the log of the true class's probability, from logits. (PyTorch's nn.CrossEntropyLoss.)</summary>
public static class CrossEntropyLoss
{
    /// <summary>The loss, a number in nats.</summary>
    /// <param name="tape">The tape.</param>
    /// <param name="logits">[B, C].</param>
    /// <param name="targets">[B], each from 0 to C - 1.</param>
    public static Tensor Forward(Tape tape, Tensor logits, ReadOnlySpan<int> targets) => CrossEntropyOperation.Apply(tape, logits, targets);
}
