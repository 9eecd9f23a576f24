using SeqML.Engine.Autograd;
using SeqML.Engine.Randomness;
using SeqML.Engine.Tensors;
using SeqML.Layers;
using SeqML.Layers.Losses;
using SeqML.Training.Loop;
using SeqML.Training.Metrics;

namespace SeqML.Training.Tests.Loop;

/// <summary>A table of vectors and a linear layer, no dropout, and batches that the test gives: the ids of each, whose classes are their rest by 3.</summary>
internal sealed class TableTask : ITrainingTask
{
    private readonly Embedding embedding;
    private readonly Linear linear;
    private readonly CrossEntropyLoss crossEntropy = new();
    private readonly int[][] batches;

    public TableTask(params int[][] batches)
    {
        this.batches = batches;
        var random = new SeededRandom(3);
        (embedding, linear) = (new Embedding(12, 5, random), new Linear(5, 3, random));
        Parameters = [.. NamedParameter.Under("embedding", embedding), .. NamedParameter.Under("linear", linear)];
    }

    /// <summary>Called when the gradients of a step are about to be made, from 0.</summary>
    public Action<int> OnStep { get; init; } = _ => { };

    /// <summary>Called at the end of each epoch.</summary>
    public Func<Validation?> OnValidate { get; init; } = () => null;

    public string Fingerprint => "batches";

    public IReadOnlyList<NamedParameter> Parameters { get; }

    public int StepsPerEpoch => batches.Length;

    public float[] Weights => [.. Parameters.SelectMany(named => named.Parameter.Tensor.Values.ToArray())];

    public void StartEpoch(SeededRandom random)
    {
    }

    public Tensor Loss(Tape tape, int step, SeededRandom random, out BatchSize size)
    {
        OnStep(step);
        var ids = batches[step];
        size = new BatchSize(ids.Length, ids.Length);
        return crossEntropy.Forward(tape, linear.Forward(tape, embedding.Forward(tape, ids)), [.. ids.Select(id => id % 3)]);
    }

    public Validation? Validate(Tape tape, CancellationToken cancellation) => OnValidate();
}
