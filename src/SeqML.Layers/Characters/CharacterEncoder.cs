using SeqML.Engine.Autograd;
using SeqML.Engine.Randomness;
using SeqML.Engine.Tensors;

namespace SeqML.Layers.Characters;

/// <summary>A vector for each word, made from its characters: what a tagger knows of a word that it never met.</summary>
/// <remarks>
/// Words are packed as sequences of characters, each distinct word of a batch once. The rows of the result are in the order of
/// those sequences, which is by length; which row a token has is the batch's to know.
/// </remarks>
public abstract class CharacterEncoder : Module
{
    private readonly Embedding embedding;
    private readonly Dropout dropout;

    /// <summary>Vectors of characters.</summary>
    /// <param name="characters">V, how many ids of characters there are, with padding and unknown; at least 1. Id 0 is padding, whose vector stays zero.</param>
    /// <param name="size">E, numbers in a character's vector; at least 1.</param>
    /// <param name="dropoutProbability">How much of the characters' vectors is dropped in training.</param>
    /// <param name="random">Decides the initial vectors; null for zeros, where trained ones will take their place.</param>
    private protected CharacterEncoder(int characters, int size, float dropoutProbability, SeededRandom? random)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(characters, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(size, 1);
        // As spread as Ma and Hovy's ±sqrt(3 / E), section 3.2.
        embedding = new Embedding(characters, size, random, 1 / MathF.Sqrt(size));
        dropout = new Dropout(dropoutProbability);
    }

    /// <summary>Features of a word.</summary>
    public abstract int OutputSize { get; }

    /// <inheritdoc/>
    public override IEnumerable<NamedParameter> Parameters => [.. NamedParameter.Under("embedding", embedding), .. WordParameters];

    private protected abstract IEnumerable<NamedParameter> WordParameters { get; }

    /// <summary>Encodes the words of a batch.</summary>
    /// <param name="tape">The tape.</param>
    /// <param name="characters">The ids of the characters, packed.</param>
    /// <param name="words">How the characters form words: U of them.</param>
    /// <param name="random">Decides what is dropped in training.</param>
    /// <returns>[U, <see cref="OutputSize"/>], in the order of <paramref name="words"/>.</returns>
    public Tensor Forward(Tape tape, ReadOnlySpan<int> characters, PackedSequences words, SeededRandom random)
    {
        var vectors = dropout.Forward(tape, embedding.Forward(tape, characters), random); // [characters, E]
        return Encode(tape, vectors, words, random); // [U, F]
    }

    private protected abstract Tensor Encode(Tape tape, Tensor vectors, PackedSequences words, SeededRandom random);
}
