using SeqML.Engine.Autograd;
using SeqML.Engine.Autograd.Operations.Attention;
using SeqML.Engine.Randomness;
using SeqML.Engine.Tensors;
using SeqML.Layers.Normalization;
using SeqML.Layers.Positions;

namespace SeqML.Layers.Transformers;

/// <summary>Positions, then encoder blocks one after the other, then a last norm where blocks normalize before their parts. PyTorch's nn.TransformerEncoder, with its names: "layers.0.self_attn. ...", "norm. ...".</summary>
public sealed class TransformerEncoderStack : SequenceEncoder
{
    private readonly PositionalEncoding? positions;
    private readonly TransformerEncoderBlock[] blocks;
    private readonly RowNorm? norm;

    /// <summary>Weights as the parts have them.</summary>
    /// <param name="sizes">The sizes and choices of each block.</param>
    /// <param name="blockCount">How many blocks there are; at least 1.</param>
    /// <param name="positions">Tells the tokens their places; null where they know them.</param>
    /// <param name="hasFinalNorm">Whether the last block's result is normalized.</param>
    /// <param name="random">Decides the initial weights; null for zeros, where trained ones will take their place.</param>
    public TransformerEncoderStack(TransformerSizes sizes, int blockCount, PositionalEncoding? positions, bool hasFinalNorm, SeededRandom? random)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(blockCount, 1);
        (OutputSize, this.positions) = (sizes.Size, positions);
        blocks = [.. Enumerable.Range(0, blockCount).Select(_ => new TransformerEncoderBlock(sizes, random))];
        norm = hasFinalNorm ? TransformerBlock.CreateNorm(sizes) : null;
    }

    /// <inheritdoc/>
    public override int OutputSize { get; }

    /// <inheritdoc/>
    public override int Directions => 1;

    /// <inheritdoc/>
    public override IEnumerable<NamedParameter> Parameters =>
    [
        .. positions is null ? [] : NamedParameter.Under("positions", positions),
        .. blocks.SelectMany((block, index) => NamedParameter.Under($"layers.{index}", block)),
        .. norm is null ? [] : NamedParameter.Under("norm", norm),
    ];

    /// <inheritdoc/>
    /// <remarks>Every token looks at all tokens of its sequence.</remarks>
    public override Tensor Forward(Tape tape, Tensor x, PackedSequences sequences, SeededRandom random, ICollection<Tensor>? layers = null) =>
        Read(tape, x, AttentionScope.Within(sequences), random, weights: null, layers);

    /// <summary>Encodes a batch.</summary>
    /// <param name="tape">The tape.</param>
    /// <param name="x">[N, E], packed.</param>
    /// <param name="scope">Which tokens may look at which, within one set of sequences.</param>
    /// <param name="random">Decides what is dropped in training.</param>
    /// <param name="weights">Gets the weights of the last block's attention, where they are wanted.</param>
    /// <returns>[N, E], packed.</returns>
    public Tensor Forward(Tape tape, Tensor x, AttentionScope scope, SeededRandom random, AttentionWeights? weights = null) =>
        Read(tape, x, scope, random, weights, layers: null);

    private Tensor Read(Tape tape, Tensor x, AttentionScope scope, SeededRandom random, AttentionWeights? weights, ICollection<Tensor>? layers)
    {
        scope.Queries.RequireRows(x);
        x = positions?.Forward(tape, x, scope.Queries) ?? x;
        for (var i = 0; i < blocks.Length; i++)
        {
            if (i > 0)
                layers?.Add(x);
            x = blocks[i].Forward(tape, x, scope, random, i == blocks.Length - 1 ? weights : null);
        }
        x = norm?.Forward(tape, x) ?? x;
        layers?.Add(x);
        return x;
    }
}
