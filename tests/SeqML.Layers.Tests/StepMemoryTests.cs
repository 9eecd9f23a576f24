using SeqML.Engine.Autograd;
using SeqML.Engine.Randomness;
using SeqML.Engine.Tensors;
using SeqML.Layers.Pooling;
using SeqML.TestKit;

namespace SeqML.Layers.Tests;

/// <summary>A steady step allocates nothing, and the memory it finds changes nothing.</summary>
public sealed class StepMemoryTests
{
    private static readonly PackedBatch[] Batches =
    [
        PackedBatch.Random(vocabulary: 50, seed: 1, 5, 3, 3, 1),
        PackedBatch.Random(vocabulary: 50, seed: 2, 30, 30, 29, 20, 8, 8, 7, 5, 1),
        PackedBatch.Random(vocabulary: 50, seed: 3, 1),
        PackedBatch.Random(vocabulary: 50, seed: 4, 60, 2),
    ];

    private static readonly int[] Targets = [0, 1, 2, 0, 1, 2, 0, 1, 2];

    private readonly SeededRandom random = new(1);

    public static TheoryData<string> Kinds => RecurrentKinds.All;

    [Theory]
    [MemberData(nameof(Kinds))]
    public void A_steady_training_step_allocates_nothing(string kind)
    {
        var network = Create(kind);
        var tape = new Tape(records: true);
        Assert.Equal(0, AllocatedOnceWarm(batch => Train(network, tape, batch)));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void A_steady_prediction_allocates_nothing(string kind)
    {
        var network = Create(kind);
        var tape = new Tape(records: false);
        Assert.Equal(0, AllocatedOnceWarm(batch => Predict(network, tape, batch)));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Used_memory_gives_the_bits_of_fresh_memory(string kind)
    {
        var network = Create(kind);
        var used = new Tape(records: true);
        used.Workspace(Shape.Vector(3_000_000)).Values.Fill(float.NaN);
        used.Reset();
        foreach (var batch in Batches.Concat(Batches.Reverse()))
        {
            var (loss, gradients) = Step(network, used, batch);
            used.Reset();
            var (freshLoss, freshGradients) = Step(network, new Tape(records: true), batch);
            Assert.Equal(freshLoss, loss);
            for (var p = 0; p < gradients.Length; p++)
                Expect.SameBits(freshGradients[p], gradients[p], network.Parameters[p].Name);
        }
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Predictions_on_several_threads_give_the_bits_of_one(string kind)
    {
        var network = Create(kind);
        var expected = Batches.Select(batch => Logits(network, new Tape(records: false), batch)).ToArray();
        foreach (var (_, parameter) in network.Parameters)
            parameter.OnChanged(); // so that the threads meet where weights are packed
        Parallel.For(0, 16, i =>
        {
            var tape = new Tape(records: false);
            for (var round = 0; round < 5; round++)
            {
                Expect.SameBits(expected[i % Batches.Length], Logits(network, tape, Batches[i % Batches.Length]), "logits");
                tape.Reset();
            }
        });
    }

    private static Network Create(string kind) =>
        new(kind, vocabulary: 50, width: 20, hidden: 24, layers: 2, bidirectional: true, dropout: 0.3f, classes: 3, new MaxPooling());

    private static float[] Logits(Network network, Tape tape, PackedBatch batch) => network.Forward(tape, batch, new SeededRandom(1)).Logits.Values.ToArray();

    private void Predict(Network network, Tape tape, PackedBatch batch)
    {
        network.Forward(tape, batch, random);
        tape.Reset();
    }

    private void Train(Network network, Tape tape, PackedBatch batch)
    {
        network.RunBackward(tape, batch, Targets.AsSpan(0, batch.Sequences.Count), random);
        network.Descend(0.01f);
        tape.Reset();
    }

    private static (float Loss, float[][] Gradients) Step(Network network, Tape tape, PackedBatch batch)
    {
        var loss = network.RunBackward(tape, batch, Targets.AsSpan(0, batch.Sequences.Count), new SeededRandom(1));
        return (loss, [.. network.Parameters.Select(named => named.Parameter.Tensor.Gradient.ToArray())]);
    }

    private static long AllocatedOnceWarm(Action<PackedBatch> step)
    {
        for (var round = 0; round < 3; round++)
            foreach (var batch in Batches)
                step(batch);
        return Allocations.Of(() =>
        {
            for (var i = 0; i < 20; i++)
                step(Batches[i * 3 % Batches.Length]);
        });
    }
}
