using SeqML.Engine.Randomness;
using SeqML.Layers;

namespace SeqML.Tasks.Encoders;

/// <summary>Gated recurrent unit: close to the LSTM in what it learns, with a quarter fewer weights. (Cho et al. 2014.)</summary>
public sealed record GruEncoder : RecurrentEncoder
{
    /// <summary>
    /// Whether the reset gate acts on the state before the product with it, as the paper has it: a step has two products, one after
    /// the other. Otherwise it acts on the product, as in PyTorch and cuDNN, which is quicker.
    /// </summary>
    /// <value>False.</value>
    public bool ResetBeforeProduct { get; init; }

    private protected override int Gates => 3;

    private protected override int OwnUnits => 0;

    internal override SequenceEncoder Create(EncoderInput input, SeededRandom? random) => ResetBeforeProduct
        ? new ResetBeforeGru(input.Size, HiddenSize, Layers, Bidirectional, Dropout, random, Residual, Initialization)
        : new Gru(input.Size, HiddenSize, Layers, Bidirectional, Dropout, random, Residual, Initialization);
}
