using SeqML.Engine.Autograd;
using SeqML.Layers.Losses;
using SeqML.Layers.Tests;
using SeqML.TestKit;
using SeqML.Training.Optimizers;

namespace SeqML.Training.Tests.Optimizers;

/// <summary>torch.optim.AdamW on the Transformer parts of golden/README.md; as in <see cref="GoldenAdamWTests"/>.</summary>
public sealed class GoldenTransformerAdamWTests
{
    public static TheoryData<string> Files =>
        [.. Directory.GetFiles(Path.Combine(AppContext.BaseDirectory, "golden"), "transformer_*.json").Select(file => Path.GetFileName(file))];

    [Fact]
    public void There_are_fourteen_files() => Assert.Equal(14, Files.Count);

    [Theory]
    [MemberData(nameof(Files))]
    public void Ten_steps_have_the_losses_of_pytorch(string file)
    {
        var (golden, network, tape) = (GoldenFile.Load(file), new TransformerNetwork(file), new Tape(records: true));
        var optimizer = new AdamW { Beta1 = (float)golden.Number("adamw", "beta1"), Beta2 = (float)golden.Number("adamw", "beta2"), Epsilon = (float)golden.Number("adamw", "eps") }
            .Start([new([.. network.Parameters.Select(named => named.Parameter)], (float)golden.Number("adamw", "weight_decay"))]);
        var losses = golden.Numbers("adamw", "losses");
        Assert.Equal(10, losses.Length);
        foreach (var (step, expected) in losses.Index())
        {
            foreach (var (_, parameter) in network.Parameters)
                parameter.ClearGradient();
            var loss = new CrossEntropyLoss().Forward(tape, network.Forward(tape).Logits, network.Targets);
            Expect.Close(expected, loss.Item, Tolerance.Golden, $"{file}, step {step}");
            tape.Backward(loss);
            optimizer.Step((float)golden.Number("adamw", "lr"));
            tape.Reset();
        }
    }
}
