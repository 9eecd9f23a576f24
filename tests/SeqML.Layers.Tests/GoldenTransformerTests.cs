using SeqML.Engine.Autograd;
using SeqML.Layers.Losses;
using SeqML.TestKit;

namespace SeqML.Layers.Tests;

/// <summary>Transformer blocks, attention and layer norm give the numbers of PyTorch's, with sequences of different lengths. (golden/README.md)</summary>
public sealed class GoldenTransformerTests
{
    private static readonly string[] Names =
    [
        "transformer_encoder_pre_gelu.json", "transformer_encoder_post_gelu.json", "transformer_encoder_post_relu.json", "transformer_encoder_pre_relu_causal.json",
        "transformer_decoder_pre_gelu.json", "transformer_decoder_post_relu.json",
        "transformer_attention.json", "transformer_attention_causal.json", "transformer_attention_cross.json",
        "transformer_layer_norm.json",
        "transformer_pooling.json", "transformer_additive.json", "transformer_general.json", "transformer_dot.json",
    ];

    public static TheoryData<string> Files => [.. Names];

    [Fact]
    public void Every_file_is_tested() =>
        Assert.Equal(Names.Order(), Directory.GetFiles(Path.Combine(AppContext.BaseDirectory, "golden"), "transformer_*.json").Select(Path.GetFileName).Order());

    [Theory]
    [MemberData(nameof(Files))]
    public void Parameters_have_the_names_shapes_and_order_of_pytorch(string file)
    {
        var (golden, network) = (GoldenFile.Load(file), new TransformerNetwork(file));
        Assert.Equal(golden.Names("weights"), network.Parameters.Select(named => named.Name));
        foreach (var (name, parameter) in network.Parameters)
            Assert.Equal(golden.Integers("shapes", name).Where(size => size > 1), parameter.Tensor.Shape.Sizes); // PyTorch's score.weight has one row
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void States_pooled_states_and_logits_are_those_of_pytorch(string file)
    {
        var golden = GoldenFile.Load(file);
        foreach (var records in new[] { true, false })
        {
            var (states, pooled, logits) = new TransformerNetwork(file).Forward(new Tape(records));
            Expect.AllClose(golden.Numbers("states"), states.Values, Tolerance.Golden, "states");
            Expect.AllClose(golden.Numbers("pooled"), pooled.Values, Tolerance.Golden, "pooled");
            Expect.AllClose(golden.Numbers("logits"), logits.Values, Tolerance.Golden, "logits");
        }
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void The_loss_and_every_gradient_are_those_of_pytorch(string file)
    {
        var (golden, network, tape) = (GoldenFile.Load(file), new TransformerNetwork(file), new Tape(records: true));
        Expect.Close(golden.Number("loss"), Step(network, tape), Tolerance.Golden, "loss");
        foreach (var (name, parameter) in network.Parameters)
            Expect.AllClose(golden.Numbers("gradients", name), parameter.Tensor.Gradient, Tolerance.Golden, name);
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void Ten_steps_of_gradient_descent_have_the_losses_of_pytorch(string file)
    {
        var (golden, network, tape) = (GoldenFile.Load(file), new TransformerNetwork(file), new Tape(records: true));
        var losses = golden.Numbers("sgd", "losses");
        Assert.Equal(10, losses.Length);
        foreach (var expected in losses)
        {
            Expect.Close(expected, Step(network, tape), Tolerance.Golden, "loss");
            foreach (var (_, parameter) in network.Parameters)
            {
                for (var i = 0; i < parameter.Tensor.Shape.Length; i++)
                    parameter.Tensor.Values[i] -= (float)golden.Number("sgd", "lr") * parameter.Tensor.Gradient[i];
                parameter.OnChanged();
                parameter.ClearGradient();
            }
            tape.Reset();
        }
    }

    private static float Step(TransformerNetwork network, Tape tape)
    {
        var loss = new CrossEntropyLoss().Forward(tape, network.Forward(tape).Logits, network.Targets);
        tape.Backward(loss);
        return loss.Item;
    }
}
