using SeqML.Engine.Autograd;
using SeqML.Engine.Randomness;
using SeqML.Engine.Tensors;
using SeqML.Layers.Pooling;

namespace SeqML.Layers.Characters;

/// <summary>The maximum over a word of what filters find in its characters. (Ma and Hovy 2016, section 2.1.) For word order in it see <see cref="CharacterLstm"/>.</summary>
/// <remarks>A rectifier stands between filters and maximum, where the paper names nothing. Zeros stand beyond both ends of a word, so that prefixes and suffixes can be told.</remarks>
public sealed class CharacterConvolution : CharacterEncoder
{
    private readonly Convolution convolution;
    private readonly MaxPooling pooling = new();

    /// <summary>Ma and Hovy's sizes are 30 numbers a character, 30 filters of width 3 and a dropout of 0.5.</summary>
    /// <param name="characters">V, how many ids of characters there are, with padding and unknown; at least 1. Id 0 is padding, whose vector stays zero.</param>
    /// <param name="size">E, numbers in a character's vector; at least 1.</param>
    /// <param name="filters">F, how many filters there are; at least 1.</param>
    /// <param name="width">How many characters a filter spans; at least 1.</param>
    /// <param name="dropoutProbability">How much of the characters' vectors is dropped in training, before the convolution.</param>
    /// <param name="random">Decides the initial weights; null for zeros, where trained ones will take their place.</param>
    public CharacterConvolution(int characters, int size, int filters, int width, float dropoutProbability, SeededRandom? random)
        : base(characters, size, dropoutProbability, random) =>
        convolution = new Convolution(size, filters, [width], random);

    /// <inheritdoc/>
    public override int OutputSize => convolution.OutputSize;

    private protected override IEnumerable<NamedParameter> WordParameters => NamedParameter.Under("cnn", convolution);

    private protected override Tensor Encode(Tape tape, Tensor vectors, PackedSequences words, SeededRandom random) =>
        pooling.Forward(tape, convolution.Forward(tape, vectors, words, random), words); // [U, F]
}
