using SeqML.Engine.Autograd;
using SeqML.Layers.Tests.Crf;
using SeqML.TestKit;
using SeqML.Training.Optimizers;

namespace SeqML.Training.Tests.Optimizers;

/// <summary>torch.optim.AdamW on the conditional random fields of golden/README.md; see <see cref="GoldenAdamWTests"/>.</summary>
public sealed class GoldenCrfAdamWTests
{
    public static TheoryData<string> Files => GoldenCrf.Files;

    [Theory]
    [MemberData(nameof(Files))]
    public void Ten_steps_have_the_losses_of_pytorch(string file)
    {
        var (golden, crf, tape) = (GoldenFile.Load(file), new GoldenCrf(file), new Tape(records: true));
        var optimizer = new AdamW { Beta1 = (float)golden.Number("adamw", "beta1"), Beta2 = (float)golden.Number("adamw", "beta2"), Epsilon = (float)golden.Number("adamw", "eps") }
            .Start([new([.. crf.Parameters.Select(named => named.Parameter)], (float)golden.Number("adamw", "weight_decay"))]);
        var losses = golden.Numbers("adamw", "losses");
        Assert.Equal(10, losses.Length);
        foreach (var (step, expected) in losses.Index())
        {
            Expect.Close(expected, crf.RunBackward(tape).Loss.Item, Tolerance.Golden, $"{file}, step {step}");
            optimizer.Step((float)golden.Number("adamw", "lr"));
            tape.Reset();
        }
    }
}
