using SeqML.Engine.Autograd;
using SeqML.Engine.Randomness;
using SeqML.Engine.Tensors;
using SeqML.Layers.Crf;
using SeqML.TestKit;

namespace SeqML.Layers.Tests.Crf;

/// <summary>Random emissions and tags for sentences of given lengths, and a layer.</summary>
internal sealed class CrfBatch
{
    public CrfBatch(int tags, bool ruled, int seed, float range, params int[] lengths)
    {
        Layer = new LinearChainCrf(tags, new SeededRandom(seed), ruled ? Rules(tags) : null);
        RandomFloats.Uniform(tags * tags, seed + 1, range: 2).CopyTo(Layer.Transitions.Tensor.Values);
        Sequences.Set(lengths);
        Emissions = new Parameter("emissions", Shape.Matrix(Sequences.Rows, tags));
        RandomFloats.Uniform(Emissions.Tensor.Shape.Length, seed + 2, range).CopyTo(Emissions.Tensor.Values);
        Tags = new int[Sequences.Rows];
        var random = new Random(seed + 3);
        for (var t = 0; t < Sequences.Steps; t++)
            for (var b = 0; b < Sequences.ActiveAt(t); b++)
                Tags[Sequences.StartOf(t) + b] = !ruled ? random.Next(tags) : t == 0 ? 0 : Follower(Tags[Sequences.StartOf(t - 1) + b], random, tags);
    }

    public LinearChainCrf Layer { get; }

    public PackedSequences Sequences { get; } = new();

    public Parameter Emissions { get; }

    public int[] Tags { get; }

    /// <summary>As of a scheme: tag 0 stands anywhere; odd tags stand after all, the even ones after themselves and the odd one below. All may end.</summary>
    public static TransitionRules Rules(int tags)
    {
        var (transitions, starts, ends) = (new bool[tags, tags], new bool[tags], new bool[tags]);
        for (var i = 0; i < tags; i++)
        {
            for (var j = 0; j < tags; j++)
                transitions[i, j] = j == 0 || j % 2 == 1 || i == j || i == j - 1;
            (starts[i], ends[i]) = (i == 0 || i % 2 == 1, true);
        }
        return new TransitionRules(transitions, starts, ends);
    }

    /// <summary>One step without its update: the loss; the gradients are there afterwards.</summary>
    public float RunBackward(Tape tape)
    {
        Emissions.ClearGradient();
        foreach (var (_, parameter) in Layer.Parameters)
            parameter.ClearGradient();
        var loss = Layer.Loss(tape, Emissions.Tensor, Sequences, Tags);
        tape.Backward(loss);
        return loss.Item;
    }

    /// <summary>The gradients of everything.</summary>
    public float[][] Gradients() =>
        [Emissions.Tensor.Gradient.ToArray(), .. Layer.Parameters.Select(named => named.Parameter.Tensor.Gradient.ToArray())];

    /// <summary>The rows of one sentence as a batch of one.</summary>
    public Tensor Alone(int b)
    {
        var (length, tags) = (Sequences.Lengths[b], Layer.Tags);
        var emissions = new Tensor(Shape.Matrix(length, tags));
        for (var t = 0; t < length; t++)
            Emissions.Tensor.Values.Slice((Sequences.StartOf(t) + b) * tags, tags).CopyTo(emissions.Values[(t * tags)..]);
        return emissions;
    }

    /// <summary>The tags of one sentence.</summary>
    public int[] TagsOf(int b)
    {
        var tags = new int[Sequences.Lengths[b]];
        for (var t = 0; t < tags.Length; t++)
            tags[t] = Tags[Sequences.StartOf(t) + b];
        return tags;
    }

    /// <summary>The sentence in double.</summary>
    public CrfDoubles Doubles(int b)
    {
        var (rules, count) = (Layer.Rules, Layer.Tags);
        return new CrfDoubles(RandomFloats.ToDoubles(Alone(b).Values),
            Scores(Layer.Transitions, i => rules is null || rules.Allows(i / count, i % count)),
            Scores(Layer.StartTransitions, i => rules is null || rules.AllowsStart(i)),
            Scores(Layer.EndTransitions, i => rules is null || rules.AllowsEnd(i)));
    }

    private static double[] Scores(Parameter parameter, Func<int, bool> allows) =>
        [.. RandomFloats.ToDoubles(parameter.Tensor.Values).Select((score, i) => allows(i) ? score : double.NegativeInfinity)];

    private static int Follower(int tag, Random random, int tags)
    {
        var next = random.Next(tags);
        if (next == 0 || next % 2 == 1)
            return next;
        return tag == 0 || next % 3 > 0 ? next - 1 : tag % 2 == 1 && tag + 1 < tags ? tag + 1 : tag;
    }
}
