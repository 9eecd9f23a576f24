using SeqML.Engine.Autograd;
using SeqML.Engine.Autograd.Operations.Attention;
using SeqML.Engine.Randomness;
using SeqML.Engine.Tensors;
using SeqML.Layers.Attention;

namespace SeqML.Layers.Transformers;

/// <summary>The tokens look at each other, then each is changed by itself (Vaswani et al. 2017, figure 1, left). PyTorch's nn.TransformerEncoderLayer, with its names.</summary>
public sealed class TransformerEncoderBlock : TransformerBlock
{
    private readonly MultiHeadAttention attention;

    /// <summary>Weights as <see cref="MultiHeadAttention"/>, <see cref="Linear"/> and the norms have them.</summary>
    /// <param name="sizes">The sizes and choices.</param>
    /// <param name="random">Decides the initial weights; null for zeros, where trained ones will take their place.</param>
    public TransformerEncoderBlock(TransformerSizes sizes, SeededRandom? random)
        : base(sizes, norms: 2, random) =>
        attention = new MultiHeadAttention(sizes.Size, sizes.Heads, sizes.AttentionDropout, random);

    /// <inheritdoc/>
    public override IEnumerable<NamedParameter> Parameters => NamedParameter.Under("self_attn", attention).Concat(SharedParameters);

    /// <summary>One block.</summary>
    /// <param name="tape">The tape.</param>
    /// <param name="x">[N, E], packed.</param>
    /// <param name="scope">Which tokens may look at which, within one set of sequences.</param>
    /// <param name="random">Decides what is dropped in training.</param>
    /// <param name="weights">Gets the attention's weights, where they are wanted.</param>
    /// <returns>[N, E], packed.</returns>
    public Tensor Forward(Tape tape, Tensor x, AttentionScope scope, SeededRandom random, AttentionWeights? weights = null)
    {
        x = Leave(tape, x, attention.Forward(tape, Enter(tape, x, 0), scope, random, weights), 0, random);
        return Leave(tape, x, FeedForward(tape, Enter(tape, x, 1), random), 1, random);
    }
}
