using SeqML.Engine.Randomness;
using SeqML.Layers;

namespace SeqML.Tasks.Encoders;

/// <summary>Gated recurrent unit: close to the LSTM in what it learns, with a quarter fewer weights. (Cho et al. 2014; the reset gate acts after the product, as in PyTorch.)</summary>
public sealed record GruEncoder : RecurrentEncoder
{
    private protected override int Gates => 3;

    internal override SequenceEncoder Create(EncoderInput input, SeededRandom? random) =>
        new Gru(input.Size, HiddenSize, Layers, Bidirectional, Dropout, random);
}
