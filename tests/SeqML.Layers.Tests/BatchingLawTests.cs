using SeqML.Engine.Autograd;
using SeqML.Engine.Randomness;
using SeqML.Layers.Pooling;
using SeqML.TestKit;

namespace SeqML.Layers.Tests;

/// <summary>There is no padding: what a sequence gives does not depend on the batch that it is in, to the last bit.</summary>
public sealed class BatchingLawTests
{
    private static readonly int[] Lengths = [19, 12, 12, 7, 3, 3, 2, 1, 1];

    public static TheoryData<string, int, int, bool, string> Networks
    {
        get
        {
            var networks = new TheoryData<string, int, int, bool, string>();
            foreach (var kind in RecurrentKinds.Names)
            {
                networks.Add(kind, 1, 1, false, "max");
                networks.Add(kind, 6, 1, false, "mean");
                networks.Add(kind, 16, 2, true, "max");
                networks.Add(kind, 17, 2, true, "mean");
                networks.Add(kind, 17, 1, true, "attention");
                networks.Add(kind, 33, 1, true, "last");
                networks.Add(kind, 70, 2, false, "last");
            }
            return networks;
        }
    }

    public static TheoryData<string> Kinds => RecurrentKinds.All;

    [Theory]
    [MemberData(nameof(Networks))]
    public void A_sequence_gives_the_same_bits_in_a_batch_and_alone(string kind, int hidden, int layers, bool bidirectional, string pooling)
    {
        var network = Create(kind, hidden, layers, bidirectional, pooling);
        var sequences = PackedBatch.RandomSequences(vocabulary: 20, seed: 1, Lengths);
        foreach (var records in new[] { false, true })
        {
            var together = Run(network, records, sequences);
            for (var b = 0; b < sequences.Length; b++)
            {
                var alone = Run(network, records, sequences[b]);
                for (var t = 0; t < sequences[b].Length; t++)
                    Expect.SameBits(
                        alone.Batch.Row(alone.Result.States, 0, t), together.Batch.Row(together.Result.States, b, t), $"state {t} of {b}");
                CheckRow(alone, 0, together, b);
            }
        }
    }

    [Theory]
    [MemberData(nameof(Networks))]
    public void Sequences_of_equal_length_may_change_places(string kind, int hidden, int layers, bool bidirectional, string pooling)
    {
        var network = Create(kind, hidden, layers, bidirectional, pooling);
        var sequences = PackedBatch.RandomSequences(vocabulary: 20, seed: 2, 6, 6, 6, 6, 6);
        var (upward, downward) = (Run(network, false, sequences), Run(network, false, [.. sequences.Reverse()]));
        for (var b = 0; b < sequences.Length; b++)
            CheckRow(upward, b, downward, sequences.Length - 1 - b);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void The_gradient_of_a_batch_is_the_mean_of_those_of_its_sequences(string kind)
    {
        var network = Create(kind, hidden: 17, layers: 2, bidirectional: true, "max");
        var sequences = PackedBatch.RandomSequences(vocabulary: 20, seed: 3, 9, 4, 4, 1);
        var sums = network.Parameters.Select(named => new double[named.Parameter.Tensor.Shape.Length]).ToArray();
        foreach (var (sequence, target) in sequences.Zip([0, 2, 1, 1]))
        {
            network.RunBackward(new Tape(records: true), new PackedBatch(sequence), [target], new SeededRandom(1));
            for (var p = 0; p < sums.Length; p++)
                for (var i = 0; i < sums[p].Length; i++)
                    sums[p][i] += network.Parameters[p].Parameter.Tensor.Gradient[i] / 4d;
        }
        network.RunBackward(new Tape(records: true), new PackedBatch(sequences), [0, 2, 1, 1], new SeededRandom(1));
        for (var p = 0; p < sums.Length; p++)
            Expect.AllClose(sums[p], network.Parameters[p].Parameter.Tensor.Gradient, Tolerance.Operation, network.Parameters[p].Name);
    }

    private static Network Create(string kind, int hidden, int layers, bool bidirectional, string pooling)
    {
        SequencePooling pool = pooling switch
        {
            "max" => new MaxPooling(),
            "mean" => new MeanPooling(),
            "attention" => new AttentionPooling(2 * hidden, 7, new SeededRandom(1)),
            _ => new LastPooling(bidirectional ? 2 : 1),
        };
        return new Network(kind, vocabulary: 20, width: 9, hidden, layers, bidirectional, dropout: 0, classes: 3, pool);
    }

    private static (PackedBatch Batch, NetworkResult Result) Run(Network network, bool records, params int[][] sequences)
    {
        var batch = new PackedBatch(sequences);
        return (batch, network.Forward(new Tape(records), batch, new SeededRandom(1)));
    }

    private static void CheckRow((PackedBatch, NetworkResult Result) one, int b, (PackedBatch, NetworkResult Result) other, int c)
    {
        var (features, classes) = (one.Result.Pooled.Shape.Columns, one.Result.Logits.Shape.Columns);
        Expect.SameBits(one.Result.Pooled.Values.Slice(b * features, features), other.Result.Pooled.Values.Slice(c * features, features), "pooled");
        Expect.SameBits(one.Result.Logits.Values.Slice(b * classes, classes), other.Result.Logits.Values.Slice(c * classes, classes), "logits");
    }
}
