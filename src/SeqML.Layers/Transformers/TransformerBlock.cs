using SeqML.Engine.Autograd;
using SeqML.Engine.Autograd.Operations;
using SeqML.Engine.Randomness;
using SeqML.Engine.Tensors;
using SeqML.Layers.Normalization;

namespace SeqML.Layers.Transformers;

/// <summary>What encoder and decoder blocks share: the feed-forward part, residual connections and norms.</summary>
public abstract class TransformerBlock : Module
{
    private readonly TransformerSizes sizes;
    private readonly Linear linear1;
    private readonly Linear linear2;
    private readonly Dropout feedForwardDropout;
    private readonly RowNorm[] norms;

    /// <param name="sizes">The sizes and choices.</param>
    /// <param name="norms">How many parts, each with a norm of its own, the block has.</param>
    /// <param name="random">Decides the initial weights; null for zeros.</param>
    private protected TransformerBlock(TransformerSizes sizes, int norms, SeededRandom? random)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(sizes.FeedForwardSize, 1);
        this.sizes = sizes;
        linear1 = new Linear(sizes.Size, sizes.FeedForwardSize, random);
        linear2 = new Linear(sizes.FeedForwardSize, sizes.Size, random);
        feedForwardDropout = new Dropout(sizes.FeedForwardDropout);
        _ = new Dropout(sizes.ResidualDropout); // checks its range
        this.norms = [.. Enumerable.Range(0, norms).Select(_ => CreateNorm(sizes))];
    }

    /// <summary>A fresh norm of the kind that is asked for.</summary>
    internal static RowNorm CreateNorm(TransformerSizes sizes) => sizes.Norm == NormKind.Rms ? new RmsNorm(sizes.Size) : new LayerNorm(sizes.Size);

    /// <summary>linear1, linear2, norm1, norm2, ...: the order in which PyTorch has them.</summary>
    private protected IEnumerable<NamedParameter> SharedParameters =>
    [
        .. NamedParameter.Under("linear1", linear1),
        .. NamedParameter.Under("linear2", linear2),
        .. norms.SelectMany((norm, index) => NamedParameter.Under($"norm{index + 1}", norm)),
    ];

    /// <summary>What a part reads: x, normalized where norms come before.</summary>
    private protected Tensor Enter(Tape tape, Tensor x, int part) => sizes.Placement == NormPlacement.Pre ? norms[part].Forward(tape, x) : x;

    /// <summary>x with what the part found, normalized where norms come after.</summary>
    private protected Tensor Leave(Tape tape, Tensor x, Tensor found, int part, SeededRandom random)
    {
        var y = ResidualOperation.Apply(tape, x, found, tape.Records ? sizes.ResidualDropout : 0, random);
        return sizes.Placement == NormPlacement.Post ? norms[part].Forward(tape, y) : y;
    }

    /// <summary>W2 dropout(activation(W1 x + b1)) + b2, for each token by itself. (Vaswani et al. 2017, equation 2.)</summary>
    private protected Tensor FeedForward(Tape tape, Tensor x, SeededRandom random)
    {
        var hidden = linear1.Forward(tape, x); // [N, feed-forward size]
        hidden = sizes.Activation == Activation.Gelu ? GeluOperation.Apply(tape, hidden) : ReluOperation.Apply(tape, hidden);
        return linear2.Forward(tape, feedForwardDropout.Forward(tape, hidden, random)); // [N, E]
    }
}
