using SeqML.Engine.Autograd;
using SeqML.Engine.Tensors;
using SeqML.Layers.Losses;
using SeqML.TestKit;

namespace SeqML.Layers.Tests;

/// <summary>The same character features in PyTorch give the same numbers, for words that come several times, too. (golden/README.md)</summary>
public sealed class GoldenCharacterTests
{
    public static TheoryData<string> Files => CharacterNetwork.Files;

    [Theory]
    [MemberData(nameof(Files))]
    public void Parameters_have_the_names_shapes_and_order_of_pytorch(string file)
    {
        var golden = GoldenFile.Load(file);
        var network = new CharacterNetwork(golden);
        Assert.Equal(golden.Names("weights"), network.Parameters.Select(named => named.Name));
        foreach (var (name, parameter) in network.Parameters)
            Assert.Equal($"[{string.Join(", ", golden.Integers("shapes", name))}]", parameter.Tensor.Shape.ToString());
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void Features_and_logits_are_those_of_pytorch(string file)
    {
        var golden = GoldenFile.Load(file);
        foreach (var records in new[] { true, false })
        {
            var (features, joined, logits) = Forward(new CharacterNetwork(golden), golden, new Tape(records));
            Expect.AllClose(golden.Numbers("states"), features.Values, Tolerance.Golden, "features of words");
            Expect.AllClose(golden.Numbers("pooled"), joined.Values, Tolerance.Golden, "tokens");
            Expect.AllClose(golden.Numbers("logits"), logits.Values, Tolerance.Golden, "logits");
        }
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void The_loss_and_every_gradient_are_those_of_pytorch(string file)
    {
        var golden = GoldenFile.Load(file);
        var (network, tape) = (new CharacterNetwork(golden), new Tape(records: true));
        var loss = new CrossEntropyLoss().Forward(tape, Forward(network, golden, tape).Logits, golden.Integers("targets"));
        Expect.Close(golden.Number("loss"), loss.Item, Tolerance.Golden, "loss");
        tape.Backward(loss);
        foreach (var (name, parameter) in network.Parameters)
            Expect.AllClose(golden.Numbers("gradients", name), parameter.Tensor.Gradient, Tolerance.Golden, name);
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void Ten_steps_of_gradient_descent_have_the_losses_of_pytorch(string file)
    {
        var golden = GoldenFile.Load(file);
        var (network, tape) = (new CharacterNetwork(golden), new Tape(records: true));
        var losses = golden.Numbers("sgd", "losses");
        Assert.Equal(10, losses.Length);
        foreach (var expected in losses)
        {
            var loss = new CrossEntropyLoss().Forward(tape, Forward(network, golden, tape).Logits, golden.Integers("targets"));
            Expect.Close(expected, loss.Item, Tolerance.Golden, "loss");
            network.ClearGradients();
            tape.Backward(loss);
            foreach (var (_, parameter) in network.Parameters)
            {
                for (var i = 0; i < parameter.Tensor.Shape.Length; i++)
                    parameter.Tensor.Values[i] -= (float)golden.Number("sgd", "lr") * parameter.Tensor.Gradient[i];
                parameter.OnChanged();
            }
            tape.Reset();
        }
    }

    private static (Tensor Features, Tensor Joined, Tensor Logits) Forward(CharacterNetwork network, GoldenFile golden, Tape tape)
    {
        var words = new PackedBatch(golden.IntegerRows("words"));
        return network.Forward(tape, words.Ids, words.Sequences, golden.Integers("tokens"), golden.Integers("tokens"));
    }
}
