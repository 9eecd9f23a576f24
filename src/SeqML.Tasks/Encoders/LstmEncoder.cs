using SeqML.Engine.Randomness;
using SeqML.Layers;

namespace SeqML.Tasks.Encoders;

/// <summary>Long short-term memory: gates decide what to remember and what to forget. (Hochreiter and Schmidhuber 1997.)</summary>
public sealed record LstmEncoder : RecurrentEncoder
{
    private protected override int Gates => 4;

    internal override SequenceEncoder Create(EncoderInput input, SeededRandom? random) =>
        new Lstm(input.Size, HiddenSize, Layers, Bidirectional, Dropout, random);
}
