using System.Text.Json.Serialization;
using SeqML.Engine.Randomness;
using SeqML.Layers;
using SeqML.Layers.Positions;
using SeqML.Layers.Transformers;

namespace SeqML.Tasks.Encoders;

/// <summary>Transformer: every word looks at all others, several times over. Its states are as wide as the words' vectors. (Vaswani et al. 2017.)</summary>
public sealed record TransformerEncoder : Encoder
{
    /// <summary>How many blocks stand one after the other.</summary>
    /// <value>2; from 1 to 48.</value>
    public int Layers { get; init; } = 2;

    /// <summary>How many heads share the numbers of a word's vector evenly.</summary>
    /// <value>4; a divisor of Embedding.Size.</value>
    public int Heads { get; init; } = 4;

    /// <summary>Numbers between the two products of a block's feed-forward part.</summary>
    /// <value>512; from 1 to 32,768.</value>
    public int FeedForwardSize { get; init; } = 512;

    /// <summary>Where blocks normalize.</summary>
    /// <value><see cref="NormPlacement.Pre"/>.</value>
    [JsonConverter(typeof(JsonStringEnumConverter<NormPlacement>))]
    public NormPlacement Norm { get; init; } = NormPlacement.Pre;

    /// <summary>How it learns the places of words.</summary>
    /// <value><see cref="Positions.Learned"/>.</value>
    public Positions Positions { get; init; } = Positions.Learned;

    /// <summary>What stands between the products of the feed-forward parts.</summary>
    /// <value><see cref="Activation.Gelu"/>.</value>
    [JsonConverter(typeof(JsonStringEnumConverter<Activation>))]
    public Activation Activation { get; init; } = Activation.Gelu;

    /// <summary>How much is dropped in training: of the attention's weights, between the products of the feed-forward parts, and of what each part adds.</summary>
    /// <value>0.1; from 0 up to, but not, 1.</value>
    public float Dropout { get; init; } = 0.1f;

    /// <inheritdoc/>
    public override void Validate()
    {
        Option.Require(Layers is >= 1 and <= 48, nameof(Layers), Layers, "from 1 to 48");
        Option.Require(Heads is >= 1 and <= 8192, nameof(Heads), Heads, "from 1 to 8,192");
        Option.Require(FeedForwardSize is >= 1 and <= 32_768, nameof(FeedForwardSize), FeedForwardSize, "from 1 to 32,768");
        Option.Require(Enum.IsDefined(Norm), nameof(Norm), Norm, "Pre or Post");
        Option.Require(Enum.IsDefined(Positions), nameof(Positions), Positions, "Learned or Sinusoidal");
        Option.Require(Enum.IsDefined(Activation), nameof(Activation), Activation, "Gelu or Relu");
        Option.Require(Dropout is >= 0 and < 1, nameof(Dropout), Dropout, "from 0 up to, but not, 1");
    }

    internal override void ValidateInput(EncoderInput input) =>
        Option.Require(input.Size % Heads == 0, nameof(Heads), Heads, FormattableString.Invariant($"a divisor of a word's {input.Size} numbers, which are Embedding.Size and, in a tagger, those of its characters and casing"));

    internal override int OutputSize(EncoderInput input) => input.Size;

    internal override long ParameterCount(EncoderInput input)
    {
        var size = (long)input.Size;
        var attention = 4 * size * (size + 1);
        var feedForward = 2 * size * FeedForwardSize + FeedForwardSize + size;
        return Layers * (attention + feedForward + 4 * size)
            + (Positions == Positions.Learned ? input.MaximumTokens * size : 0)
            + (Norm == NormPlacement.Pre ? 2 * size : 0);
    }

    internal override Encoder WithoutDropout() => this with { Dropout = 0 };

    internal override SequenceEncoder Create(EncoderInput input, SeededRandom? random)
    {
        var sizes = new TransformerSizes
        {
            Size = input.Size,
            Heads = Heads,
            FeedForwardSize = FeedForwardSize,
            Placement = Norm,
            Activation = Activation,
            ResidualDropout = Dropout,
            AttentionDropout = Dropout,
            FeedForwardDropout = Dropout,
        };
        PositionalEncoding positions = Positions == Positions.Learned ? new LearnedPositions(input.MaximumTokens, input.Size, random) : new SinusoidalPositions(input.Size);
        return new TransformerEncoderStack(sizes, Layers, positions, hasFinalNorm: Norm == NormPlacement.Pre, random);
    }
}
