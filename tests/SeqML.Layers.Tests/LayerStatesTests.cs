using SeqML.Engine.Autograd;
using SeqML.Engine.Randomness;
using SeqML.Engine.Tensors;
using SeqML.Layers.Positions;
using SeqML.Layers.Transformers;

namespace SeqML.Layers.Tests;

/// <summary>What each layer of an encoder hands on, where it is asked for.</summary>
public sealed class LayerStatesTests
{
    private const int Tokens = 5, Size = 4;

    [Fact]
    public void The_last_is_the_result_and_the_first_is_that_of_an_encoder_of_one_layer()
    {
        foreach (var (deep, shallow) in new (SequenceEncoder, SequenceEncoder)[]
        {
            (new Lstm(Size, 3, 2, true, 0, Random), new Lstm(Size, 3, 1, true, 0, null)),
            (new ConvolutionStack(Size, 2, [2, 3], 3, 2, Activation.Relu, 0, Random), new ConvolutionStack(Size, 2, [2, 3], 1, 2, Activation.Relu, 0, null)),
            (new TransformerEncoderStack(Sizes, 2, new SinusoidalPositions(Size), false, Random), new TransformerEncoderStack(Sizes, 1, new SinusoidalPositions(Size), false, null)),
        })
        {
            foreach (var parameter in shallow.Parameters)
                deep.Parameters.Single(other => other.Name == parameter.Name).Parameter.Tensor.Values.CopyTo(parameter.Parameter.Tensor.Values);
            var (states, first) = (new List<Tensor>(), new List<Tensor>());
            var result = Forward(deep, states);
            Assert.Same(result, states[^1]);
            Assert.Same(Forward(shallow, first), first.Single());
            Assert.InRange(states.Count, 2, 3);
            Assert.Equal(first[0].Values.ToArray(), states[0].Values.ToArray());
            Assert.NotEqual(states[0].Values.ToArray(), states[1].Values.ToArray());
        }
    }

    [Fact]
    public void A_last_norm_belongs_to_the_last_layer_and_a_convolution_is_one_layer()
    {
        var states = new List<Tensor>();
        var result = Forward(new TransformerEncoderStack(Sizes, 3, null, true, Random), states);
        Assert.Equal(3, states.Count);
        Assert.Same(result, states[^1]);
        states.Clear();
        result = Forward(new Convolution(Size, 2, [3], Random), states);
        Assert.Same(result, states.Single());
    }

    private static SeededRandom Random => new(4);

    private static TransformerSizes Sizes => new() { Size = Size, Heads = 2, FeedForwardSize = 8, ResidualDropout = 0, AttentionDropout = 0, FeedForwardDropout = 0 };

    private static Tensor Forward(SequenceEncoder encoder, List<Tensor> states)
    {
        var (tape, sequences) = (new Tape(records: false), new PackedSequences());
        sequences.Set([Tokens]);
        var x = tape.Allocate(Shape.Matrix(Tokens, Size));
        new SeededRandom(9).FillNormal(x.Values, 1);
        return encoder.Forward(tape, x, sequences, Random, states);
    }
}
