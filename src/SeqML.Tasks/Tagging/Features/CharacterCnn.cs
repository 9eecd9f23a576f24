using System.Text.Json.Serialization;
using SeqML.Engine.Randomness;
using SeqML.Layers.Characters;

namespace SeqML.Tasks.Tagging.Features;

/// <summary>Filters over a word's characters, and the maximum of each: prefixes, suffixes and what is typical within. (Ma and Hovy 2016.) Quicker than <see cref="CharacterLstm"/>.</summary>
public sealed record CharacterCnn : CharacterFeatures
{
    /// <summary>The defaults.</summary>
    public CharacterCnn()
    {
    }

    /// <summary>What a file says; what it does not say has its default.</summary>
    [JsonConstructor]
    internal CharacterCnn(int size = 30, int filters = 30, int width = 3, float dropout = 0.5f) =>
        (Size, Filters, Width, Dropout) = (size, filters, width, dropout);

    /// <summary>Numbers in a character's vector.</summary>
    /// <value>30; from 1 to 1,024.</value>
    public int Size { get; init; } = 30;

    /// <summary>How many filters there are: numbers that a word gets.</summary>
    /// <value>30; from 1 to 4,096.</value>
    public int Filters { get; init; } = 30;

    /// <summary>How many characters a filter spans.</summary>
    /// <value>3; from 1 to 16.</value>
    public int Width { get; init; } = 3;

    /// <summary>How much of the characters' vectors is dropped in training.</summary>
    /// <value>0.5; from 0 up to, but not, 1.</value>
    public float Dropout { get; init; } = 0.5f;

    internal override int OutputSize => Filters;

    /// <inheritdoc/>
    public override void Validate()
    {
        Option.Require(Size is >= 1 and <= 1024, nameof(Size), Size, "from 1 to 1,024");
        Option.Require(Filters is >= 1 and <= 4096, nameof(Filters), Filters, "from 1 to 4,096");
        Option.Require(Width is >= 1 and <= 16, nameof(Width), Width, "from 1 to 16");
        Option.Require(Dropout is >= 0 and < 1, nameof(Dropout), Dropout, "from 0 up to, but not, 1");
    }

    internal override long ParameterCount(int characters) => (long)characters * Size + Filters * ((long)Size * Width + 1);

    internal override CharacterEncoder Create(int characters, SeededRandom? random) =>
        new CharacterConvolution(characters, Size, Filters, Width, Dropout, random);
}
