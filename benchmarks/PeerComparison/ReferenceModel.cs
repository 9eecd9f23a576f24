using SeqML.Engine.Autograd;
using SeqML.Engine.Randomness;
using SeqML.Engine.Tensors;
using SeqML.Layers;
using SeqML.Layers.Losses;
using SeqML.Layers.Pooling;
using SeqML.Training.Batches;
using SeqML.Training.Optimizers;

namespace PeerComparison;

/// <summary>A model of the comparison: embedding, a recurrent layer or convolutions, max over time, linear, with the sizes and the work that the peers' scripts have.</summary>
internal sealed class ReferenceModel
{
    public const int TrainingBatch = 32;
    public const int TrainingTokens = 32;

    private const int Vocabulary = 20_000;
    private const int Size = 128;
    private const int Classes = 2;

    private readonly SeededRandom random = new(0);
    private readonly Embedding embedding;
    private readonly SequenceEncoder encoder;
    private readonly MaxPooling pooling = new();
    private readonly Linear head;
    private readonly CrossEntropyLoss crossEntropy = new();
    private readonly Parameter[] parameters;
    private readonly AdamW optimizer;
    private readonly Tape trainingTape = new(records: true);
    private readonly Tape predictionTape = new(records: false);
    private readonly SequenceBatch batch = new();
    private readonly List<int[]> texts = [];
    private readonly int[] members = new int[TrainingBatch];
    private readonly int[] labels = new int[TrainingBatch];
    private readonly SequenceBatch one = new();
    private readonly SequenceBatch many = new();
    private int turn;

    public ReferenceModel(string name, Func<int, SeededRandom, SequenceEncoder> createEncoder)
    {
        Name = name;
        embedding = new Embedding(Vocabulary, Size, random);
        encoder = createEncoder(Size, random);
        head = new Linear(encoder.OutputSize, Classes, random);
        parameters = [.. embedding.Parameters.Concat(encoder.Parameters).Concat(head.Parameters).Select(named => named.Parameter)];
        optimizer = new AdamW([new ParameterGroup(parameters, 0.01f)]);
        foreach (var parameter in parameters)
            parameter.ClearGradient();
        for (var i = 0; i < 40 * TrainingBatch; i++)
            texts.Add(RandomText(TrainingTokens));
        for (var i = 0; i < TrainingBatch; i++)
            labels[i] = random.NextInteger(Classes);
        one.Set([RandomText(20)], [0]);
        many.Set([.. Enumerable.Range(0, 64).Select(_ => RandomText(32))], [.. Enumerable.Range(0, 64)]);
    }

    public static IReadOnlyList<ReferenceModel> All() =>
    [
        new("rnn-bi", (inputs, random) => new TanhRnn(inputs, Size, 1, bidirectional: true, 0, random)),
        new("lstm-uni", (inputs, random) => new Lstm(inputs, Size, 1, bidirectional: false, 0, random)),
        new("lstm-bi", (inputs, random) => new Lstm(inputs, Size, 1, bidirectional: true, 0, random)),
        new("gru-bi", (inputs, random) => new Gru(inputs, Size, 1, bidirectional: true, 0, random)),
        new("cnn", (inputs, random) => new Convolution(inputs, 100, [3, 4, 5], random)),
    ];

    public string Name { get; }

    /// <summary>Forward, cross-entropy, backward, clip the norm to 1, AdamW 1e-3.</summary>
    public void TrainingStep()
    {
        for (var i = 0; i < TrainingBatch; i++)
            members[i] = turn % 40 * TrainingBatch + i;
        turn++;
        batch.Set(texts, members);
        var loss = crossEntropy.Forward(trainingTape, Forward(trainingTape, batch), labels);
        trainingTape.Backward(loss);
        optimizer.Step(1e-3f, GradientNorm.ClippingScale(GradientNorm.Measure(parameters), 1));
        foreach (var parameter in parameters)
            parameter.ClearGradient();
        trainingTape.Reset();
    }

    /// <summary>One text of 20 tokens.</summary>
    public void PredictOne() => Predict(one);

    /// <summary>64 texts of 32 tokens.</summary>
    public void PredictMany() => Predict(many);

    private void Predict(SequenceBatch texts)
    {
        Forward(predictionTape, texts);
        predictionTape.Reset();
    }

    private Tensor Forward(Tape tape, SequenceBatch texts)
    {
        var states = encoder.Forward(tape, embedding.Forward(tape, texts.Ids), texts.Sequences, random);
        return head.Forward(tape, pooling.Forward(tape, states, texts.Sequences));
    }

    private int[] RandomText(int tokens) => [.. Enumerable.Range(0, tokens).Select(_ => 1 + random.NextInteger(Vocabulary - 1))];
}
