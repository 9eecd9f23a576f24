using SeqML.Engine.Autograd;
using SeqML.Engine.Autograd.Operations.Attention;
using SeqML.Engine.Randomness;
using SeqML.Engine.Tensors;
using SeqML.Layers.Attention;

namespace SeqML.Layers.Transformers;

/// <summary>
/// The tokens look at those before them, then at the memory that an encoder read, then each is changed by itself (Vaswani et al. 2017, figure 1, right).
/// PyTorch's nn.TransformerDecoderLayer, with its names.
/// </summary>
public sealed class TransformerDecoderBlock : TransformerBlock
{
    private readonly MultiHeadAttention selfAttention;
    private readonly MultiHeadAttention crossAttention;

    /// <summary>Weights as <see cref="MultiHeadAttention"/>, <see cref="Linear"/> and the norms have them.</summary>
    /// <param name="sizes">The sizes and choices.</param>
    /// <param name="random">Decides the initial weights; null for zeros, where trained ones will take their place.</param>
    public TransformerDecoderBlock(TransformerSizes sizes, SeededRandom? random)
        : base(sizes, norms: 3, random)
    {
        selfAttention = new MultiHeadAttention(sizes.Size, sizes.Heads, sizes.AttentionDropout, random);
        crossAttention = new MultiHeadAttention(sizes.Size, sizes.Heads, sizes.AttentionDropout, random);
    }

    /// <inheritdoc/>
    public override IEnumerable<NamedParameter> Parameters =>
        NamedParameter.Under("self_attn", selfAttention).Concat(NamedParameter.Under("multihead_attn", crossAttention)).Concat(SharedParameters);

    /// <summary>One block.</summary>
    /// <param name="tape">The tape.</param>
    /// <param name="x">[N, E], packed.</param>
    /// <param name="own">Which tokens may look at which of their own sequence: causal, where later ones are to be predicted.</param>
    /// <param name="memory">[M, E], packed: what an encoder read.</param>
    /// <param name="across">Which tokens may look at which of the memory.</param>
    /// <param name="random">Decides what is dropped in training.</param>
    /// <param name="weights">Gets the weights over the memory, where they are wanted.</param>
    /// <returns>[N, E], packed.</returns>
    public Tensor Forward(Tape tape, Tensor x, AttentionScope own, Tensor memory, AttentionScope across, SeededRandom random, AttentionWeights? weights = null)
    {
        x = Leave(tape, x, selfAttention.Forward(tape, Enter(tape, x, 0), own, random), 0, random);
        x = Leave(tape, x, crossAttention.Forward(tape, Enter(tape, x, 1), memory, across, random, weights), 1, random);
        return Leave(tape, x, FeedForward(tape, Enter(tape, x, 2), random), 2, random);
    }
}
