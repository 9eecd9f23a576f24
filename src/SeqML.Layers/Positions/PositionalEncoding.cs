using SeqML.Engine.Autograd;
using SeqML.Engine.Tensors;

namespace SeqML.Layers.Positions;

/// <summary>Tells each token its place in the sequence, which attention does not see by itself.</summary>
public abstract class PositionalEncoding : Module
{
    /// <summary>The tokens, with their places added.</summary>
    /// <param name="tape">The tape.</param>
    /// <param name="x">[N, F], packed.</param>
    /// <param name="sequences">How the rows of x form sequences.</param>
    /// <returns>[N, F], packed.</returns>
    public abstract Tensor Forward(Tape tape, Tensor x, PackedSequences sequences);
}
