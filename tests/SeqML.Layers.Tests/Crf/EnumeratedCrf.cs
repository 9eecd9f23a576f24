using SeqML.Engine.Autograd;
using SeqML.Engine.Tensors;
using SeqML.Layers.Crf;
using SeqML.TestKit;

namespace SeqML.Layers.Tests.Crf;

/// <summary>A case of golden/crf_enumeration.json: a sentence, a layer, and what a count of every sequence of tags has found.</summary>
internal sealed class EnumeratedCrf
{
    private static readonly GoldenFile Golden = GoldenFile.Load("crf_enumeration.json");

    private readonly string name;

    public EnumeratedCrf(string name)
    {
        this.name = name;
        var (tags, length) = (Golden.Integer(name, "tags"), Golden.Integer(name, "length"));
        Layer = new LinearChainCrf(tags, random: null, new TransitionRules(GoldenCrf.Square(Truths("allowed"), tags), Truths("starts"), Truths("ends")));
        Fill(Layer.Transitions, "transitions");
        Fill(Layer.StartTransitions, "start");
        Fill(Layer.EndTransitions, "end");
        Sequences.Set([length]);
        Emissions = new Tensor(Shape.Matrix(length, tags));
        Floats("emissions").CopyTo(Emissions.Values);
        Lattice.Run(Layer, Emissions, Sequences, 0);
    }

    public static string[] Names => Golden.Names();

    public LinearChainCrf Layer { get; }

    public Tensor Emissions { get; }

    public PackedSequences Sequences { get; } = new();

    /// <summary>At the sentence.</summary>
    public CrfLattice Lattice { get; } = new();

    /// <summary>How many sequences of tags there are.</summary>
    public int Count => Golden.Integer(name, "sequences");

    public double LogPartition => Golden.Number(name, "logPartition");

    /// <summary>The largest number that goes in: what errors are measured by.</summary>
    public double Magnitude => new[] { "emissions", "transitions", "start", "end" }.Max(each => Expect.LargestMagnitude(Golden.Numbers(name, each)));

    public double[] Numbers(string member) => Golden.Numbers(name, member);

    public int[] Integers(string member) => Golden.Integers(name, member);

    public int[][] Rows(string member) => Golden.IntegerRows(name, member);

    public bool[] Truths(string member) => [.. Integers(member).Select(value => value == 1)];

    private float[] Floats(string member) => [.. Numbers(member).Select(value => (float)value)];

    private void Fill(Parameter parameter, string member)
    {
        Floats(member).CopyTo(parameter.Tensor.Values);
        parameter.OnChanged();
    }
}
