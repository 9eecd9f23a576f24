using SeqML.Engine.Randomness;
using SeqML.Layers;

namespace SeqML.Tasks.Encoders;

/// <summary>Long short-term memory: reads word by word and keeps what it needs. (Hochreiter and Schmidhuber 1997.)</summary>
public sealed record LstmEncoder : Encoder
{
    /// <summary>Numbers in the state of a direction.</summary>
    /// <value>128; from 1 to 8,192.</value>
    public int HiddenSize { get; init; } = 128;

    /// <summary>How many layers read each other's states.</summary>
    /// <value>1; from 1 to 16.</value>
    public int Layers { get; init; } = 1;

    /// <summary>Whether the text is read from its end, too.</summary>
    /// <value>True.</value>
    public bool Bidirectional { get; init; } = true;

    /// <summary>How much of the states between two layers is dropped in training.</summary>
    /// <value>0.2; from 0 up to, but not, 1. Ignored with one layer.</value>
    public float Dropout { get; init; } = 0.2f;

    internal override int OutputSize => (Bidirectional ? 2 : 1) * HiddenSize;

    /// <inheritdoc/>
    public override void Validate()
    {
        Option.Require(HiddenSize is >= 1 and <= 8192, nameof(HiddenSize), HiddenSize, "from 1 to 8,192");
        Option.Require(Layers is >= 1 and <= 16, nameof(Layers), Layers, "from 1 to 16");
        Option.Require(Dropout is >= 0 and < 1, nameof(Dropout), Dropout, "from 0 up to, but not, 1");
    }

    internal override long ParameterCount(int inputSize)
    {
        long Layer(long inputs) => (Bidirectional ? 2 : 1) * 4L * HiddenSize * (inputs + HiddenSize + 2);
        return Layer(inputSize) + (Layers - 1) * Layer(OutputSize);
    }

    internal override SequenceEncoder Create(int inputSize, SeededRandom? random) =>
        new Lstm(inputSize, HiddenSize, Layers, Bidirectional, Dropout, random);
}
