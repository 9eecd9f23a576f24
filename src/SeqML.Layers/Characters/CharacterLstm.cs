using SeqML.Engine.Autograd;
using SeqML.Engine.Randomness;
using SeqML.Engine.Tensors;
using SeqML.Layers.Pooling;

namespace SeqML.Layers.Characters;

/// <summary>
/// The states in which a bidirectional LSTM ends when it has read a word's characters: from the first to the last, which knows the
/// suffix best, and from the last to the first, which knows the prefix. (Lample et al. 2016, section 4.1.) Slower than <see cref="CharacterConvolution"/>.
/// </summary>
public sealed class CharacterLstm : CharacterEncoder
{
    private readonly Lstm lstm;
    private readonly LastPooling pooling = new(directions: 2);

    /// <summary>Lample's sizes are 25 numbers a character and 25 a state.</summary>
    /// <param name="characters">V, how many ids of characters there are, with padding and unknown; at least 1. Id 0 is padding, whose vector stays zero.</param>
    /// <param name="size">E, numbers in a character's vector; at least 1.</param>
    /// <param name="hiddenSize">H, numbers in a state of each direction; at least 1.</param>
    /// <param name="dropoutProbability">How much of the characters' vectors is dropped in training; Lample drops none here.</param>
    /// <param name="random">Decides the initial weights; null for zeros, where trained ones will take their place.</param>
    public CharacterLstm(int characters, int size, int hiddenSize, float dropoutProbability, SeededRandom? random)
        : base(characters, size, dropoutProbability, random) =>
        lstm = new Lstm(size, hiddenSize, layerCount: 1, bidirectional: true, dropoutProbability: 0, random);

    /// <inheritdoc/>
    public override int OutputSize => lstm.OutputSize;

    private protected override IEnumerable<NamedParameter> WordParameters => NamedParameter.Under("lstm", lstm);

    private protected override Tensor Encode(Tape tape, Tensor vectors, PackedSequences words, SeededRandom random) =>
        pooling.Forward(tape, lstm.Forward(tape, vectors, words, random), words); // [U, 2 H]
}
