using SeqML.Engine.Autograd;
using SeqML.Engine.Randomness;
using SeqML.Engine.Tensors;
using SeqML.Engine.Threading;
using SeqML.Layers;
using SeqML.Layers.Losses;
using SeqML.Layers.Pooling;
using SeqML.Layers.Positions;
using SeqML.Layers.Transformers;
using SeqML.Training.Batches;
using SeqML.Training.Optimizers;

namespace Shared;

/// <summary>A model of the comparison: embedding, an encoder, the maximum or mean over time, linear, with the work that the peers' scripts have.</summary>
public sealed class ReferenceModel
{
    private readonly SeededRandom random = new(0);
    private readonly Embedding embedding;
    private readonly SequenceEncoder encoder;
    private readonly SequencePooling pooling;
    private readonly Linear head;
    private readonly CrossEntropyLoss crossEntropy = new();
    private readonly Parameter[] parameters;
    private readonly RunningOptimizer optimizer;
    private readonly Tape trainingTape;
    private readonly Tape predictionTape;
    private readonly SequenceBatch batch = new();
    private readonly List<int[]> texts = [];
    private readonly int[] members;
    private readonly int[] labels;
    private readonly SequenceBatch one;
    private readonly SequenceBatch many;
    private int turn;

    /// <summary>A model with random weights and random texts.</summary>
    /// <param name="name">One of <see cref="Names"/>.</param>
    /// <param name="sizes">Of the model and its training step.</param>
    /// <param name="workers">The threads that it runs on; null for one.</param>
    public ReferenceModel(string name, ReferenceSizes sizes, Workers? workers = null)
    {
        (Name, Sizes) = (name, sizes);
        (trainingTape, predictionTape) = (new(records: true, workers), new(records: false, workers));
        embedding = new Embedding(sizes.Vocabulary, ReferenceSizes.Embedding, random);
        encoder = CreateEncoder();
        pooling = name == "transformer" ? new MeanPooling() : new MaxPooling();
        head = new Linear(encoder.OutputSize, ReferenceSizes.Classes, random);
        parameters = [.. embedding.Parameters.Concat(encoder.Parameters).Concat(head.Parameters).Select(named => named.Parameter)];
        optimizer = new AdamW().Start([new ParameterGroup(parameters, 0.01f)], workers);
        foreach (var parameter in parameters)
            parameter.ClearGradient();
        for (var i = 0; i < sizes.Batches * sizes.Batch; i++)
            texts.Add(RandomText(sizes.Tokens));
        members = new int[sizes.Batch];
        labels = [.. Enumerable.Range(0, sizes.Batch).Select(_ => random.NextInteger(ReferenceSizes.Classes))];
        (one, many) = (RandomTexts(1, 20), RandomTexts(64, 32));
    }

    public static IReadOnlyList<string> Names { get; } = ["rnn-bi", "lstm-uni", "lstm-bi", "gru-bi", "cnn", "transformer"];

    public string Name { get; }

    public ReferenceSizes Sizes { get; }

    /// <summary>Forward, cross-entropy, backward, clip the norm to 1, AdamW 1e-3.</summary>
    public void TrainingStep() => TrainingStep(null);

    /// <summary>The same, timed by its parts.</summary>
    public void TrainingStep(StepClock? clock)
    {
        clock?.Start();
        for (var i = 0; i < members.Length; i++)
            members[i] = turn % Sizes.Batches * members.Length + i;
        turn++;
        batch.Set(texts, members);
        clock?.Note("batch");
        var loss = crossEntropy.Forward(trainingTape, Forward(trainingTape, batch, clock), labels);
        clock?.Mark(trainingTape, "loss", null);
        trainingTape.Backward(loss);
        clock?.Note("embedding, backward");
        var norm = GradientNorm.Measure(parameters);
        clock?.Note("norm of the gradients");
        optimizer.Step(1e-3f, GradientNorm.ClippingScale(norm, 1));
        clock?.Note("AdamW");
        foreach (var parameter in parameters)
            parameter.ClearGradient();
        trainingTape.Reset();
        clock?.Note("clearing gradients");
    }

    /// <summary>One text of 20 tokens.</summary>
    public void PredictOne() => Predict(one);

    /// <summary>64 texts of 32 tokens.</summary>
    public void PredictMany() => Predict(many);

    /// <summary>Texts of random ids, all of one length.</summary>
    public SequenceBatch RandomTexts(int count, int tokens)
    {
        var batch = new SequenceBatch();
        batch.Set([.. Enumerable.Range(0, count).Select(_ => RandomText(tokens))], [.. Enumerable.Range(0, count)]);
        return batch;
    }

    public void Predict(SequenceBatch texts)
    {
        Forward(predictionTape, texts, null);
        predictionTape.Reset();
    }

    private Tensor Forward(Tape tape, SequenceBatch texts, StepClock? clock)
    {
        var x = embedding.Forward(tape, texts.Ids);
        clock?.Mark(tape, "embedding", "encoder");
        x = encoder.Forward(tape, x, texts.Sequences, random);
        clock?.Mark(tape, "encoder", "pooling");
        x = pooling.Forward(tape, x, texts.Sequences);
        clock?.Mark(tape, "pooling", "linear");
        x = head.Forward(tape, x);
        clock?.Mark(tape, "linear", "loss");
        return x;
    }

    private SequenceEncoder CreateEncoder() => Name switch
    {
        "rnn-bi" => new TanhRnn(ReferenceSizes.Embedding, Sizes.Hidden, 1, bidirectional: true, 0, random),
        "lstm-uni" => new Lstm(ReferenceSizes.Embedding, Sizes.Hidden, 1, bidirectional: false, 0, random),
        "lstm-bi" => new Lstm(ReferenceSizes.Embedding, Sizes.Hidden, 1, bidirectional: true, 0, random),
        "gru-bi" => new Gru(ReferenceSizes.Embedding, Sizes.Hidden, 1, bidirectional: true, 0, random),
        "cnn" => new Convolution(ReferenceSizes.Embedding, Sizes.Filters, [3, 4, 5], random),
        "transformer" => CreateTransformer(),
        _ => throw new ArgumentException($"Expected one of {string.Join(", ", Names)}, found '{Name}'."),
    };

    private TransformerEncoderStack CreateTransformer()
    {
        const float dropout = 0.1f;
        var sizes = new TransformerSizes
        {
            Size = ReferenceSizes.Embedding, Heads = 4, FeedForwardSize = 4 * ReferenceSizes.Embedding,
            ResidualDropout = dropout, AttentionDropout = dropout, FeedForwardDropout = dropout,
        };
        return new(sizes, 2, new LearnedPositions(Math.Max(512, Sizes.Tokens), ReferenceSizes.Embedding, random), hasFinalNorm: false, random);
    }

    private int[] RandomText(int tokens) => [.. Enumerable.Range(0, tokens).Select(_ => 1 + random.NextInteger(Sizes.Vocabulary - 1))];
}
