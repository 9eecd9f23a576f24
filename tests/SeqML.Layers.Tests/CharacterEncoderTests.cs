using SeqML.Engine.Autograd;
using SeqML.Engine.Randomness;
using SeqML.Layers.Characters;
using SeqML.Layers.Losses;
using SeqML.TestKit;

namespace SeqML.Layers.Tests;

public sealed class CharacterEncoderTests
{
    private static readonly int[] Lengths = [50, 12, 12, 7, 3, 3, 2, 1, 1];

    private readonly SeededRandom random = new(1);

    public static TheoryData<string> Kinds => ["cnn", "lstm"];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void A_word_gives_the_same_bits_in_a_batch_and_alone(string kind)
    {
        var encoder = Create(kind, dropout: 0.5f);
        var words = PackedBatch.RandomSequences(vocabulary: 40, seed: 1, Lengths);
        var together = Encode(encoder, records: false, words);
        for (var word = 0; word < words.Length; word++)
            Expect.SameBits(Encode(encoder, records: false, words[word]), together.AsSpan(word * encoder.OutputSize, encoder.OutputSize), $"word {word}");
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Characters_are_dropped_in_training_and_only_there(string kind)
    {
        var words = PackedBatch.RandomSequences(vocabulary: 40, seed: 1, Lengths);
        var (dropping, keeping) = (Create(kind, dropout: 0.5f), Create(kind, dropout: 0));
        var expected = Encode(keeping, records: false, words);
        Expect.SameBits(expected, Encode(dropping, records: false, words), "prediction");
        Expect.SameBits(expected, Encode(keeping, records: true, words), "training without dropout");
        Assert.NotEqual(expected, Encode(dropping, records: true, words));
    }

    /// <summary>An LSTM knows order; a convolution knows it within its filters; both know ends from middles.</summary>
    [Theory]
    [MemberData(nameof(Kinds))]
    public void Prefixes_and_suffixes_are_told_from_middles(string kind)
    {
        var encoder = Create(kind, dropout: 0);
        Assert.NotEqual(Encode(encoder, false, [2, 3, 4, 5, 6]), Encode(encoder, false, [6, 5, 4, 3, 2]));
        Assert.NotEqual(Encode(encoder, false, [2, 3, 3]), Encode(encoder, false, [2, 3, 3, 2]));
    }

    [Fact]
    public void Output_sizes_are_filters_and_two_states()
    {
        Assert.Equal(30, new CharacterConvolution(100, 30, 30, 3, 0.5f, random).OutputSize);
        Assert.Equal(50, new CharacterLstm(100, 25, 25, 0, random).OutputSize);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Vectors_of_characters_are_spread_as_those_of_Ma_and_Hovy_and_padding_is_zero(string kind)
    {
        CharacterEncoder encoder = kind == "cnn" ? new CharacterConvolution(2_000, 25, 3, 3, 0, random) : new CharacterLstm(2_000, 25, 3, 0, random);
        var (name, vectors) = encoder.Parameters.First();
        Assert.Equal("embedding.weight", name);
        Assert.False(vectors.Tensor.Values[..25].ContainsAnyExcept(0));
        var squares = RandomFloats.ToDoubles(vectors.Tensor.Values[25..]).Average(value => value * value);
        Assert.InRange(squares, 0.98 / 25, 1.02 / 25); // the variance of numbers evenly from ±sqrt(3 / 25)
        Assert.All(Untrained(kind).Parameters, named => Assert.False(named.Parameter.Tensor.Values.ContainsAnyExcept(0)));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void A_steady_step_and_a_steady_prediction_allocate_nothing(string kind)
    {
        var network = new CharacterNetwork(Create(kind, dropout: 0.5f), words: 20, size: 7, classes: 3);
        PackedBatch[] batches = [PackedBatch.Random(40, 1, Lengths), PackedBatch.Random(40, 2, 9, 1), PackedBatch.Random(40, 3, 50, 50, 50, 4)];
        int[] rows = [1, 0, 1, 1, 0, 1], ids = [5, 7, 5, 5, 7, 19], targets = [0, 1, 2, 0, 1, 2];
        var loss = new CrossEntropyLoss();
        foreach (var records in new[] { true, false })
        {
            var tape = new Tape(records);
            Assert.Equal(0, Allocations.Of(() =>
            {
                foreach (var batch in batches)
                {
                    var logits = network.Forward(tape, batch.Ids, batch.Sequences, rows, ids).Logits;
                    if (records)
                        tape.Backward(loss.Forward(tape, logits, targets));
                    tape.Reset();
                }
            }));
        }
    }

    private CharacterEncoder Create(string kind, float dropout)
    {
        var seeded = new SeededRandom(3);
        return kind == "cnn" ? new CharacterConvolution(40, 9, 17, 3, dropout, seeded) : new CharacterLstm(40, 9, 7, dropout, seeded);
    }

    private static CharacterEncoder Untrained(string kind) =>
        kind == "cnn" ? new CharacterConvolution(40, 9, 17, 3, 0, random: null) : new CharacterLstm(40, 9, 7, 0, random: null);

    private float[] Encode(CharacterEncoder encoder, bool records, params int[][] words)
    {
        var batch = new PackedBatch(words);
        foreach (var (_, parameter) in encoder.Parameters)
            parameter.ClearGradient();
        return encoder.Forward(new Tape(records), batch.Ids, batch.Sequences, random).Values.ToArray();
    }
}
