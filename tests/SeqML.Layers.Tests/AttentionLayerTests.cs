using SeqML.Engine.Autograd;
using SeqML.Engine.Autograd.Operations.Attention;
using SeqML.Engine.Randomness;
using SeqML.Engine.Tensors;
using SeqML.Layers.Attention;
using SeqML.Layers.Pooling;
using SeqML.TestKit;

namespace SeqML.Layers.Tests;

/// <summary>Attention with one query a sequence: its weights can be had, and explain the result.</summary>
public sealed class AttentionLayerTests
{
    private const int Size = 6;

    private readonly PackedBatch batch = new(new int[5], new int[3], new int[1]);
    private readonly Tensor x;
    private readonly Tensor queries = new(Shape.Matrix(3, Size));

    public AttentionLayerTests()
    {
        x = new Tensor(Shape.Matrix(batch.Sequences.Rows, Size));
        RandomFloats.Uniform(x.Shape.Length, seed: 1).CopyTo(x.Values);
        RandomFloats.Uniform(queries.Shape.Length, seed: 2).CopyTo(queries.Values);
    }

    public static TheoryData<string> Kinds => ["additive", "general", "dot", "pooling"];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void The_weights_sum_to_1_and_give_the_result(string kind)
    {
        var weights = new AttentionWeights();
        var y = Run(kind, weights);
        Expect.SameBits(Run(kind, null).Values, y.Values, "with and without weights");
        Assert.Equal((1, 3), (weights.Heads, weights.Sequences));
        for (var b = 0; b < 3; b++)
        {
            var own = weights.At(b, 0, 0).ToArray();
            Assert.Equal(batch.Sequences.Lengths[b], own.Length);
            Assert.InRange(own.Sum(), 0.999999, 1.000001);
            for (var i = 0; i < Size; i++)
                Expect.Close(own.Select((weight, t) => (double)weight * batch.Row(x, b, t)[i]).Sum(), y.Values[b * Size + i], Tolerance.Kernel, 1, "mean");
        }
    }

    [Fact]
    public void With_dot_the_token_that_is_the_query_has_the_largest_weight()
    {
        batch.Row(x, 0, 3).Fill(4);
        queries.Values[..Size].Fill(4);
        var weights = new AttentionWeights();
        Run("dot", weights);
        Assert.Equal(3, Array.IndexOf(weights.At(0, 0, 0).ToArray(), weights.At(0, 0, 0).ToArray().Max()));
    }

    [Fact]
    public void Queries_of_another_shape_are_refused()
    {
        var two = new Tensor(Shape.Matrix(2, Size));
        var tape = new Tape(records: false);
        foreach (var run in new Action[]
        {
            () => new AdditiveAttention(Size, Size, 4, null).Forward(tape, two, x, batch.Sequences),
            () => new MultiplicativeAttention().Forward(tape, two, x, batch.Sequences),
        })
            Assert.Contains("queries of shape [3, ", Assert.Throws<ArgumentException>(run).Message, StringComparison.Ordinal);
    }

    private Tensor Run(string kind, AttentionWeights? weights)
    {
        var (tape, random) = (new Tape(records: false), new SeededRandom(1));
        return kind switch
        {
            "additive" => new AdditiveAttention(Size, Size, 4, random).Forward(tape, queries, x, batch.Sequences, weights),
            "general" => new MultiplicativeAttention(Size, Size, random).Forward(tape, queries, x, batch.Sequences, weights),
            "dot" => new MultiplicativeAttention().Forward(tape, queries, x, batch.Sequences, weights),
            _ => new AttentionPooling(Size, 4, random).Forward(tape, x, batch.Sequences, weights),
        };
    }
}
