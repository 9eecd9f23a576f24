using SeqML.Engine.Autograd;
using SeqML.Engine.Randomness;
using SeqML.Layers.Losses;
using SeqML.Layers.Pooling;
using SeqML.TestKit;

namespace SeqML.Layers.Tests;

/// <summary>Embedding, encoder, pooling, linear, cross-entropy: the smallest network in which every layer has its part.</summary>
internal sealed class Network
{
    private readonly Embedding embedding;
    private readonly SequenceEncoder encoder;
    private readonly SequencePooling pooling;
    private readonly Linear linear;
    private readonly CrossEntropyLoss crossEntropy = new();

    public Network(string kind, int vocabulary, int width, int hidden, int layers, bool bidirectional, float dropout, int classes,
        SequencePooling pooling, long seed = 1)
        : this(RecurrentKinds.ModuleOf(kind), vocabulary, width, classes, pooling, seed,
            random => RecurrentKinds.Create(kind, width, hidden, layers, bidirectional, dropout, random))
    {
    }

    /// <summary>Around any encoder, whose parameters are under <paramref name="module"/>.</summary>
    public Network(string module, int vocabulary, int width, int classes, SequencePooling pooling, long seed, Func<SeededRandom, SequenceEncoder> createEncoder)
    {
        var random = new SeededRandom(seed);
        embedding = new Embedding(vocabulary, width, random);
        encoder = createEncoder(random);
        linear = new Linear(encoder.OutputSize, classes, random);
        this.pooling = pooling;
        Parameters =
        [
            .. NamedParameter.Under("embedding", embedding),
            .. NamedParameter.Under(module, encoder),
            .. NamedParameter.Under("linear", linear),
        ];
        ClearGradients();
    }

    public NamedParameter[] Parameters { get; }

    /// <summary>The network of a golden file, with its weights.</summary>
    public static Network FromGolden(string kind, GoldenFile golden)
    {
        var network = new Network(kind, golden.Integer("config", "vocabulary"), golden.Integer("config", "embedding"),
            golden.Integer("config", "hidden"), golden.Integer("config", "layers"), golden.Truth("config", "bidirectional"),
            dropout: 0, golden.Integer("config", "classes"), new MaxPooling());
        network.SetWeights(golden);
        return network;
    }

    /// <summary>Takes the weights of a golden file.</summary>
    public void SetWeights(GoldenFile golden)
    {
        foreach (var (name, parameter) in Parameters)
        {
            golden.Numbers("weights", name).Select(value => (float)value).ToArray().CopyTo(parameter.Tensor.Values);
            parameter.OnChanged();
        }
    }

    public NetworkResult Forward(Tape tape, PackedBatch batch, SeededRandom random)
    {
        var x = embedding.Forward(tape, batch.Ids); // [N, E]
        var states = encoder.Forward(tape, x, batch.Sequences, random); // [N, D H]
        var pooled = pooling.Forward(tape, states, batch.Sequences); // [B, D H]
        return new NetworkResult(states, pooled, linear.Forward(tape, pooled)); // logits [B, C]
    }

    /// <summary>One step without its update; the gradients are there afterwards.</summary>
    public float RunBackward(Tape tape, PackedBatch batch, ReadOnlySpan<int> targets, SeededRandom random)
    {
        var loss = crossEntropy.Forward(tape, Forward(tape, batch, random).Logits, targets);
        ClearGradients();
        tape.Backward(loss);
        return loss.Item;
    }

    /// <summary>w = w - rate dL/dw, of every parameter.</summary>
    public void Descend(float rate)
    {
        foreach (var (_, parameter) in Parameters)
        {
            for (var i = 0; i < parameter.Tensor.Shape.Length; i++)
                parameter.Tensor.Values[i] -= rate * parameter.Tensor.Gradient[i];
            parameter.OnChanged();
        }
    }

    private void ClearGradients()
    {
        foreach (var (_, parameter) in Parameters)
            parameter.ClearGradient();
    }
}
