using SeqML.Engine.Randomness;
using SeqML.Layers;

namespace SeqML.Tasks.Encoders;

/// <summary>Long short-term memory: gates decide what to remember and what to forget. (Hochreiter and Schmidhuber 1997.)</summary>
public sealed record LstmEncoder : RecurrentEncoder
{
    private protected override int Gates => 4;

    internal override SequenceEncoder Create(int inputSize, SeededRandom? random) =>
        new Lstm(inputSize, HiddenSize, Layers, Bidirectional, Dropout, random);
}
