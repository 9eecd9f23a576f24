using System.Text.Json.Serialization;
using SeqML.Engine.Randomness;
using SeqML.Layers;

namespace SeqML.Tasks.Encoders;

/// <summary>
/// Convolution: filters that look for phrases of some words anywhere in the text. One layer is quick, and blind to what is far apart
/// (Kim 2014); several, each looking further apart than the one before it, see whole sentences (Strubell et al. 2017).
/// </summary>
public sealed record CnnEncoder : Encoder
{
    /// <summary>Words between the ends of a filter at most: no text is longer.</summary>
    private const int FurthestReach = 65_536;

    /// <summary>The defaults.</summary>
    public CnnEncoder()
    {
    }

    /// <summary>What a file says: where it is from before there were several layers, it says nothing of them, and JSON would make that zeros.</summary>
    [JsonConstructor]
    internal CnnEncoder(int layers = 1, int dilationGrowth = 2, float dropout = 0.2f) =>
        (Layers, DilationGrowth, Dropout) = (layers, dilationGrowth, dropout);

    /// <summary>How many filters each width has, in each layer.</summary>
    /// <value>100; from 1 to 4,096.</value>
    public int Filters { get; init; } = 100;

    /// <summary>How many words the narrowest filters span.</summary>
    /// <value>3; from 1 to 32.</value>
    public int MinimumWidth { get; init; } = 3;

    /// <summary>How many words the widest filters span; there are filters of every width between.</summary>
    /// <value>5; from <see cref="MinimumWidth"/> to 32.</value>
    public int MaximumWidth { get; init; } = 5;

    /// <summary>How many layers read each other's results.</summary>
    /// <value>1; from 1 to 16.</value>
    public int Layers { get; init; } = 1;

    /// <summary>How many times further apart the words are that a layer looks at than those of the layer before it: with 2, the layers skip 0, 1, 3, 7, ... words.</summary>
    /// <value>2; from 1 to 8, and such that the filters of the last layer reach no further than 65,536 words. Ignored with one layer.</value>
    public int DilationGrowth { get; init; } = 2;

    /// <summary>What the results of the filters go through.</summary>
    /// <value><see cref="Activation.Relu"/>.</value>
    [JsonConverter(typeof(JsonStringEnumConverter<Activation>))]
    public Activation Activation { get; init; } = Activation.Relu;

    /// <summary>How much of what one layer hands to the next is dropped in training.</summary>
    /// <value>0.2; from 0 up to, but not, 1. Ignored with one layer.</value>
    public float Dropout { get; init; } = 0.2f;

    /// <summary>Whether what a layer reads is added to its results, where both have as many features: so in every layer but the first, and there where the words' vectors happen to fit. (He et al. 2016.)</summary>
    /// <value>False. Ignored with one layer.</value>
    public bool Residual { get; init; }

    internal override int OutputSize(EncoderInput input) => Filters * Widths.Length;

    private int[] Widths => [.. Enumerable.Range(MinimumWidth, Math.Max(0, MaximumWidth - MinimumWidth + 1))];

    /// <inheritdoc/>
    public override void Validate()
    {
        Option.Require(Filters is >= 1 and <= 4096, nameof(Filters), Filters, "from 1 to 4,096");
        Option.Require(MinimumWidth is >= 1 and <= 32, nameof(MinimumWidth), MinimumWidth, "from 1 to 32");
        Option.Require(MaximumWidth is >= 1 and <= 32 && MaximumWidth >= MinimumWidth, nameof(MaximumWidth), MaximumWidth, $"from MinimumWidth, {MinimumWidth}, to 32");
        Option.Require(Layers is >= 1 and <= 16, nameof(Layers), Layers, "from 1 to 16");
        Option.Require(DilationGrowth is >= 1 and <= 8 && Math.Pow(DilationGrowth, Layers - 1) * (MaximumWidth - 1) <= FurthestReach, nameof(DilationGrowth), DilationGrowth,
            $"from 1 to 8, and such that filters of {MaximumWidth} words in {Layers} layers reach no further than 65,536 words");
        Option.Require(Enum.IsDefined(Activation), nameof(Activation), Activation, "Relu or Gelu");
        Option.Require(Dropout is >= 0 and < 1, nameof(Dropout), Dropout, "from 0 up to, but not, 1");
    }

    internal override long ParameterCount(EncoderInput input)
    {
        long Layer(long inputs) => Widths.Sum(width => Filters * (inputs * width + 1));
        return Layer(input.Size) + (Layers - 1) * Layer(OutputSize(input));
    }

    internal override Encoder WithoutDropout() => this with { Dropout = 0 };

    internal override SequenceEncoder Create(EncoderInput input, SeededRandom? random) => Layers == 1
        ? new Convolution(input.Size, Filters, Widths, random, dilation: 1, Activation)
        : new ConvolutionStack(input.Size, Filters, Widths, Layers, DilationGrowth, Activation, Dropout, random, Residual);
}
