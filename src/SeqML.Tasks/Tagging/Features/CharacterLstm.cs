using System.Text.Json.Serialization;
using SeqML.Engine.Randomness;
using SeqML.Layers.Characters;

namespace SeqML.Tasks.Tagging.Features;

/// <summary>Two LSTMs that read a word's characters, one from each end. (Lample et al. 2016.) It knows their order, where <see cref="CharacterCnn"/> knows what is there.</summary>
public sealed record CharacterLstm : CharacterFeatures
{
    /// <summary>The defaults.</summary>
    public CharacterLstm()
    {
    }

    /// <summary>What a file says; what it does not say has its default.</summary>
    [JsonConstructor]
    internal CharacterLstm(int size = 25, int hiddenSize = 25, float dropout = 0) =>
        (Size, HiddenSize, Dropout) = (size, hiddenSize, dropout);

    /// <summary>Numbers in a character's vector.</summary>
    /// <value>25; from 1 to 1,024.</value>
    public int Size { get; init; } = 25;

    /// <summary>Numbers in the state of each direction: a word gets twice as many.</summary>
    /// <value>25; from 1 to 2,048.</value>
    public int HiddenSize { get; init; } = 25;

    /// <summary>How much of the characters' vectors is dropped in training.</summary>
    /// <value>0; from 0 up to, but not, 1.</value>
    public float Dropout { get; init; }

    internal override int OutputSize => 2 * HiddenSize;

    /// <inheritdoc/>
    public override void Validate()
    {
        Option.Require(Size is >= 1 and <= 1024, nameof(Size), Size, "from 1 to 1,024");
        Option.Require(HiddenSize is >= 1 and <= 2048, nameof(HiddenSize), HiddenSize, "from 1 to 2,048");
        Option.Require(Dropout is >= 0 and < 1, nameof(Dropout), Dropout, "from 0 up to, but not, 1");
    }

    internal override long ParameterCount(int characters) => (long)characters * Size + 8L * HiddenSize * (Size + HiddenSize + 2);

    internal override CharacterEncoder Create(int characters, SeededRandom? random) =>
        new Layers.Characters.CharacterLstm(characters, Size, HiddenSize, Dropout, random);
}
