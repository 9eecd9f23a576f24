using SeqML.Engine.Autograd;
using SeqML.Engine.Randomness;
using SeqML.Engine.Tensors;
using SeqML.Layers;
using SeqML.Layers.Losses;
using SeqML.Training.Loop;
using SeqML.Training.Metrics;

namespace SeqML.Training.Tests.Loop;

/// <summary>A table, dropout and a linear layer, that learn to tell ids apart; what else happens, the test says.</summary>
internal sealed class FakeTask : ITrainingTask
{
    public const int TokensPerStep = 10;

    private readonly Embedding embedding;
    private readonly Dropout dropout = new(0.3f);
    private readonly Linear linear;
    private readonly CrossEntropyLoss crossEntropy = new();
    private readonly int[] order = [.. Enumerable.Range(0, 12)];
    private readonly int[] ids = new int[TokensPerStep];
    private readonly int[] targets = new int[TokensPerStep];

    public FakeTask(int seed = 7)
    {
        var random = new SeededRandom(seed);
        (embedding, linear) = (new Embedding(12, 6, random), new Linear(6, 3, random));
        Parameters =
        [
            .. NamedParameter.Under("embedding", embedding),
            .. NamedParameter.Under("linear", linear),
            new("unread.matrix", Ones(Shape.Matrix(2, 2))),
            new("unread.vector", Ones(Shape.Vector(2))),
            new("unread.table", Ones(Shape.Matrix(2, 2), isLookup: true)),
        ];
    }

    /// <summary>The validation of each epoch, from 1; null for none.</summary>
    public Func<int, Validation?> Validations { get; init; } = _ => null;

    /// <summary>Called in every step, with its epoch and number from 1; what it returns is the loss, unless null.</summary>
    public Func<int, int, float?> OnStep { get; init; } = (_, _) => null;

    /// <summary>Steps in whose loss a gradient is put that is no number.</summary>
    public Func<int, int, bool> Spoils { get; init; } = (_, _) => false;

    public IReadOnlyList<NamedParameter> Parameters { get; }

    public int StepsPerEpoch { get; init; } = 3;

    public string Fingerprint { get; init; } = "examples";

    public int Epochs { get; private set; }

    public int Steps { get; private set; }

    /// <summary>All weights, as they were at the end of each epoch.</summary>
    public List<float[]> WeightsAtEnd { get; } = [];

    public float[] Weights => [.. Parameters.SelectMany(named => named.Parameter.Tensor.Values.ToArray())];

    public void StartEpoch(SeededRandom random)
    {
        Epochs++;
        for (var i = 0; i < order.Length; i++)
            order[i] = i;
        random.Shuffle(order.AsSpan());
        order.AsSpan(0, TokensPerStep).CopyTo(ids);
    }

    public Tensor Loss(Tape tape, int step, SeededRandom random, out BatchSize size)
    {
        Steps++;
        size = new BatchSize(TokensPerStep, TokensPerStep);
        for (var i = 0; i < TokensPerStep; i++)
            targets[i] = (ids[i] + step) % 3;
        var loss = crossEntropy.Forward(tape, linear.Forward(tape, dropout.Forward(tape, embedding.Forward(tape, ids), random)), targets);
        if (OnStep(Epochs, step + 1) is { } given)
            loss.Values[0] = given;
        if (Spoils(Epochs, step + 1))
            linear.Parameters.First().Parameter.Tensor.Gradient[0] = float.NaN;
        return loss;
    }

    public Validation? Validate(Tape tape, CancellationToken cancellation)
    {
        WeightsAtEnd.Add(Weights);
        var validation = Validations(Epochs);
        cancellation.ThrowIfCancellationRequested();
        return validation;
    }

    private static Parameter Ones(Shape shape, bool isLookup = false)
    {
        var parameter = new Parameter("weight", shape, isLookup);
        parameter.Tensor.Values.Fill(1);
        return parameter;
    }
}
