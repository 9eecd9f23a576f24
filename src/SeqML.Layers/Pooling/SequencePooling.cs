using SeqML.Engine.Autograd;
using SeqML.Engine.Tensors;

namespace SeqML.Layers.Pooling;

/// <summary>One vector for a sequence, made from the vectors of its tokens.</summary>
public abstract class SequencePooling : Module
{
    /// <summary>Pools each sequence.</summary>
    /// <param name="tape">The tape.</param>
    /// <param name="x">[N, F], packed.</param>
    /// <param name="sequences">How the rows of x form sequences.</param>
    /// <returns>[B, F].</returns>
    public abstract Tensor Forward(Tape tape, Tensor x, PackedSequences sequences);
}
