using SeqML.Engine.Autograd;
using SeqML.Engine.Randomness;
using SeqML.TestKit;

namespace SeqML.Layers.Tests;

/// <summary>The same convolutional network in PyTorch gives the same numbers. (golden/README.md)</summary>
public sealed class GoldenConvolutionTests
{
    private readonly SeededRandom random = new(1);

    public static TheoryData<string> Files => GoldenConvolution.Files;

    [Theory]
    [MemberData(nameof(Files))]
    public void Parameters_have_the_names_shapes_and_order_of_pytorch(string file)
    {
        var golden = GoldenFile.Load(file);
        var network = Create(golden);
        Assert.Equal(golden.Names("weights"), network.Parameters.Select(named => named.Name));
        foreach (var (name, parameter) in network.Parameters)
            Assert.Equal($"[{string.Join(", ", golden.Integers("shapes", name))}]", parameter.Tensor.Shape.ToString());
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void States_pooled_states_and_logits_are_those_of_pytorch(string file)
    {
        var golden = GoldenFile.Load(file);
        foreach (var records in new[] { true, false })
        {
            var result = Create(golden).Forward(new Tape(records), Batch(golden), random);
            Expect.AllClose(golden.Numbers("states"), result.States.Values, Tolerance.Golden, "states");
            Expect.AllClose(golden.Numbers("pooled"), result.Pooled.Values, Tolerance.Golden, "pooled");
            Expect.AllClose(golden.Numbers("logits"), result.Logits.Values, Tolerance.Golden, "logits");
        }
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void The_loss_and_every_gradient_are_those_of_pytorch(string file)
    {
        var golden = GoldenFile.Load(file);
        var network = Create(golden);
        var loss = network.RunBackward(new Tape(records: true), Batch(golden), golden.Integers("targets"), random);
        Expect.Close(golden.Number("loss"), loss, Tolerance.Golden, "loss");
        foreach (var (name, parameter) in network.Parameters)
            Expect.AllClose(golden.Numbers("gradients", name), parameter.Tensor.Gradient, Tolerance.Golden, name);
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void Ten_steps_of_gradient_descent_have_the_losses_of_pytorch(string file)
    {
        var golden = GoldenFile.Load(file);
        var (network, batch, tape) = (Create(golden), Batch(golden), new Tape(records: true));
        var losses = golden.Numbers("sgd", "losses");
        Assert.Equal(10, losses.Length);
        foreach (var expected in losses)
        {
            var loss = network.RunBackward(tape, batch, golden.Integers("targets"), random);
            Expect.Close(expected, loss, Tolerance.Golden, "loss");
            network.Descend((float)golden.Number("sgd", "lr"));
            tape.Reset();
        }
    }

    private static Network Create(GoldenFile golden)
    {
        var network = new Network("cnn", golden.Integer("config", "vocabulary"), golden.Integer("config", "embedding"),
            golden.Integer("config", "classes"), GoldenConvolution.Pooling(golden), seed: 1, random => GoldenConvolution.Encoder(golden, random));
        network.SetWeights(golden);
        return network;
    }

    private static PackedBatch Batch(GoldenFile golden) => new(golden.IntegerRows("sequences"));
}
