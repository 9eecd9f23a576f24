using SeqML.Layers;

namespace SeqML.Tasks.Encoders;

/// <summary>A network that reads word by word and keeps a state: what all of them can be told.</summary>
public abstract record RecurrentEncoder : Encoder
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

    /// <summary>Whether what a layer reads is added to what it gives, where both have as many features: deep stacks learn more easily. (He et al. 2016.)</summary>
    /// <value>False. The first layer adds only where words have as many features as its states, in both directions together.</value>
    public bool Residual { get; init; }

    /// <summary>Whether the weights between states start as orthogonal matrices, so that states keep their length over many words (Saxe et al. 2014); otherwise evenly, as PyTorch has it.</summary>
    /// <value>False.</value>
    public bool OrthogonalInitialization { get; init; }

    internal sealed override int OutputSize(EncoderInput input) => (Bidirectional ? 2 : 1) * HiddenSize;

    internal sealed override Encoder WithoutDropout() => this with { Dropout = 0 };

    /// <summary>How many numbers the weights have for each number of the state and of what is read.</summary>
    private protected abstract int Gates { get; }

    /// <summary>How many numbers beside these each unit has of its own, in each direction of each layer.</summary>
    private protected abstract int OwnUnits { get; }

    private protected RecurrentInitialization Initialization => OrthogonalInitialization ? RecurrentInitialization.Orthogonal : RecurrentInitialization.Uniform;

    /// <inheritdoc/>
    public override void Validate()
    {
        Option.Require(HiddenSize is >= 1 and <= 8192, nameof(HiddenSize), HiddenSize, "from 1 to 8,192");
        Option.Require(Layers is >= 1 and <= 16, nameof(Layers), Layers, "from 1 to 16");
        Option.Require(Dropout is >= 0 and < 1, nameof(Dropout), Dropout, "from 0 up to, but not, 1");
    }

    internal sealed override long ParameterCount(EncoderInput input)
    {
        long Layer(long inputs) => (Bidirectional ? 2 : 1) * (long)HiddenSize * (Gates * (inputs + HiddenSize + 2) + OwnUnits);
        return Layer(input.Size) + (Layers - 1) * Layer(OutputSize(input));
    }
}
