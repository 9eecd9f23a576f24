using SeqML.Engine.Autograd;
using SeqML.Engine.Autograd.Operations;
using SeqML.Engine.Randomness;
using SeqML.Engine.Tensors;
using SeqML.Layers.Characters;
using SeqML.TestKit;

namespace SeqML.Layers.Tests;

/// <summary>The taggers of golden/README.md: words' vectors and their character features side by side, linear.</summary>
internal sealed class CharacterNetwork
{
    private readonly SeededRandom random = new(1);
    private readonly Embedding embedding;
    private readonly CharacterEncoder encoder;
    private readonly Linear linear;

    public CharacterNetwork(GoldenFile golden)
        : this(Encoder(golden), golden.Integer("config", "words"), golden.Integer("config", "embedding"), golden.Integer("config", "classes"))
    {
        foreach (var (name, parameter) in Parameters)
        {
            golden.Numbers("weights", name).Select(value => (float)value).ToArray().CopyTo(parameter.Tensor.Values);
            parameter.OnChanged();
        }
    }

    public CharacterNetwork(CharacterEncoder encoder, int words, int size, int classes)
    {
        this.encoder = encoder;
        embedding = new Embedding(words, size, random, paddingId: -1);
        linear = new Linear(size + encoder.OutputSize, classes, random);
        Parameters =
        [
            .. NamedParameter.Under("embedding", embedding),
            .. NamedParameter.Under("characters", encoder),
            .. NamedParameter.Under("linear", linear),
        ];
        ClearGradients();
    }

    public static TheoryData<string> Files => ["characters_cnn.json", "characters_cnn_even.json", "characters_lstm.json"];

    public NamedParameter[] Parameters { get; }

    /// <summary>Features [U, F], what a token is known by [N, E + F], logits [N, C].</summary>
    /// <param name="tape">The tape.</param>
    /// <param name="characters">Packed.</param>
    /// <param name="words">How they form words.</param>
    /// <param name="rows">For each token the row of its word.</param>
    /// <param name="ids">For each token the id of its word.</param>
    public (Tensor Features, Tensor Joined, Tensor Logits) Forward(Tape tape, ReadOnlySpan<int> characters, PackedSequences words, ReadOnlySpan<int> rows, ReadOnlySpan<int> ids)
    {
        var features = encoder.Forward(tape, characters, words, random); // [U, F]
        var joined = JoinColumnsOperation.Apply(tape, embedding.Forward(tape, ids), GatherRowsOperation.Apply(tape, features, rows)); // [N, E + F]
        return (features, joined, linear.Forward(tape, joined)); // [N, C]
    }

    public void ClearGradients()
    {
        foreach (var (_, parameter) in Parameters)
            parameter.ClearGradient();
    }

    private static CharacterEncoder Encoder(GoldenFile golden)
    {
        var (characters, size) = (golden.Integer("config", "characters"), golden.Integer("config", "size"));
        return golden.Text("config", "kind") == "cnn"
            ? new CharacterConvolution(characters, size, golden.Integer("config", "filters"), golden.Integer("config", "width"), 0, null)
            : new CharacterLstm(characters, size, golden.Integer("config", "hidden"), 0, null);
    }
}
