using SeqML.Engine.Autograd;
using SeqML.Engine.Tensors;
using SeqML.Layers;
using SeqML.Layers.Crf;

namespace SeqML.Tasks.Tagging.Heads;

/// <summary>From emissions to a loss, and to tags: the trained part of a <see cref="TagHead"/>.</summary>
internal abstract class TagOutput : Module
{
    /// <summary>The mean over the tokens of minus the log-likelihood of the gold tags, in nats.</summary>
    /// <param name="tape">The tape.</param>
    /// <param name="emissions">[N, K], packed.</param>
    /// <param name="sequences">How the rows form sentences.</param>
    /// <param name="tags">[N], packed.</param>
    public abstract Tensor Loss(Tape tape, Tensor emissions, PackedSequences sequences, ReadOnlySpan<int> tags);

    /// <summary>The random field that gives sequences of tags the probability that they have here.</summary>
    public abstract LinearChainCrf Field { get; }

    /// <summary>Memory in which one thread decodes sentences.</summary>
    public abstract TagDecoder CreateDecoder();
}
