using SeqML.Engine.Randomness;
using SeqML.Layers;

namespace SeqML.Tasks.Encoders;

/// <summary>Convolution: filters that look for phrases of some words anywhere in the text. Quick, and blind to what is far apart. (Kim 2014.)</summary>
public sealed record CnnEncoder : Encoder
{
    /// <summary>How many filters each width has.</summary>
    /// <value>100; from 1 to 4,096.</value>
    public int Filters { get; init; } = 100;

    /// <summary>How many words the narrowest filters span.</summary>
    /// <value>3; from 1 to 32.</value>
    public int MinimumWidth { get; init; } = 3;

    /// <summary>How many words the widest filters span; there are filters of every width between.</summary>
    /// <value>5; from <see cref="MinimumWidth"/> to 32.</value>
    public int MaximumWidth { get; init; } = 5;

    internal override int OutputSize(EncoderInput input) => Filters * Widths.Length;

    private int[] Widths => [.. Enumerable.Range(MinimumWidth, Math.Max(0, MaximumWidth - MinimumWidth + 1))];

    /// <inheritdoc/>
    public override void Validate()
    {
        Option.Require(Filters is >= 1 and <= 4096, nameof(Filters), Filters, "from 1 to 4,096");
        Option.Require(MinimumWidth is >= 1 and <= 32, nameof(MinimumWidth), MinimumWidth, "from 1 to 32");
        Option.Require(MaximumWidth is >= 1 and <= 32 && MaximumWidth >= MinimumWidth, nameof(MaximumWidth), MaximumWidth, $"from MinimumWidth, {MinimumWidth}, to 32");
    }

    internal override long ParameterCount(EncoderInput input) => Widths.Sum(width => Filters * ((long)input.Size * width + 1));

    internal override SequenceEncoder Create(EncoderInput input, SeededRandom? random) => new Convolution(input.Size, Filters, Widths, random);
}
