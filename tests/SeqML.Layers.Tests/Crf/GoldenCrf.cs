using SeqML.Engine.Autograd;
using SeqML.Engine.Tensors;
using SeqML.Layers.Crf;
using SeqML.TestKit;

namespace SeqML.Layers.Tests.Crf;

/// <summary>A linear layer and a conditional random field, with the weights and the batch of a golden file of make_crf.py.</summary>
internal sealed class GoldenCrf
{
    private readonly GoldenFile golden;
    private readonly Linear linear;
    private readonly LinearChainCrf crf;
    private readonly PackedSequences sequences = new();
    private readonly Tensor x;
    private readonly int[] tags;

    public GoldenCrf(string file)
    {
        golden = GoldenFile.Load(file);
        var (inputs, count) = (golden.Integer("config", "inputs"), golden.Integer("config", "tags"));
        linear = new Linear(inputs, count, random: null);
        crf = new LinearChainCrf(count, random: null, new TransitionRules(Square(Truths("allowed"), count), Truths("starts"), Truths("ends")));
        Parameters = [.. NamedParameter.Under("linear", linear), .. NamedParameter.Under("crf", crf)];
        foreach (var (name, parameter) in Parameters)
        {
            Floats("weights", name).CopyTo(parameter.Tensor.Values);
            parameter.OnChanged();
        }
        sequences.Set(golden.Integers("config", "lengths"));
        x = new Tensor(Shape.Matrix(sequences.Rows, inputs));
        Floats("x").CopyTo(x.Values);
        tags = golden.Integers("tags");
    }

    public static TheoryData<string> Files => ["crf_ragged.json", "crf_wide.json", "crf_rules.json"];

    public NamedParameter[] Parameters { get; }

    /// <summary>The emissions and the loss.</summary>
    public (Tensor Emissions, Tensor Loss) Forward(Tape tape)
    {
        var emissions = linear.Forward(tape, x); // [N, K]
        return (emissions, crf.Loss(tape, emissions, sequences, tags));
    }

    /// <summary>One step without its update; the gradients are there afterwards.</summary>
    public (Tensor Emissions, Tensor Loss) RunBackward(Tape tape)
    {
        x.KeepGradient();
        foreach (var (_, parameter) in Parameters)
            parameter.ClearGradient();
        var result = Forward(tape);
        tape.Backward(result.Loss);
        return result;
    }

    /// <summary>Truths row by row as a square.</summary>
    public static bool[,] Square(bool[] truths, int size)
    {
        var square = new bool[size, size];
        for (var i = 0; i < truths.Length; i++)
            square[i / size, i % size] = truths[i];
        return square;
    }

    private bool[] Truths(string rule) => [.. golden.Integers("config", rule).Select(value => value == 1)];

    private float[] Floats(params ReadOnlySpan<string> path) => [.. golden.Numbers(path).Select(value => (float)value)];
}
