using SeqML.Engine.Autograd;
using SeqML.TestKit;

namespace SeqML.Layers.Tests.Crf;

/// <summary>The same field in PyTorch gives the same numbers. (golden/README.md)</summary>
public sealed class GoldenCrfTests
{
    public static TheoryData<string> Files => GoldenCrf.Files;

    [Theory]
    [MemberData(nameof(Files))]
    public void Parameters_have_the_names_shapes_and_order_of_pytorch(string file)
    {
        var (golden, crf) = (GoldenFile.Load(file), new GoldenCrf(file));
        Assert.Equal(golden.Names("weights"), crf.Parameters.Select(named => named.Name));
        foreach (var (name, parameter) in crf.Parameters)
            Assert.Equal($"[{string.Join(", ", golden.Integers("shapes", name))}]", parameter.Tensor.Shape.ToString());
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void The_loss_and_every_gradient_are_those_of_pytorch(string file)
    {
        var (golden, crf) = (GoldenFile.Load(file), new GoldenCrf(file));
        var (emissions, loss) = crf.RunBackward(new Tape(records: true));
        Expect.Close(golden.Number("loss"), loss.Item, Tolerance.Golden, "loss");
        Expect.AllClose(golden.Numbers("emissionsGradient"), emissions.Gradient, Tolerance.Golden, "emissions");
        foreach (var (name, parameter) in crf.Parameters)
            Expect.AllClose(golden.Numbers("gradients", name), parameter.Tensor.Gradient, Tolerance.Golden, name);
        Assert.Equal(loss.Item, crf.Forward(new Tape(records: false)).Loss.Item);
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void Ten_steps_of_gradient_descent_have_the_losses_of_pytorch(string file)
    {
        var (golden, crf, tape) = (GoldenFile.Load(file), new GoldenCrf(file), new Tape(records: true));
        var losses = golden.Numbers("sgd", "losses");
        Assert.Equal(10, losses.Length);
        foreach (var expected in losses)
        {
            Expect.Close(expected, crf.RunBackward(tape).Loss.Item, Tolerance.Golden, "loss");
            foreach (var (_, parameter) in crf.Parameters)
            {
                for (var i = 0; i < parameter.Tensor.Shape.Length; i++)
                    parameter.Tensor.Values[i] -= (float)golden.Number("sgd", "lr") * parameter.Tensor.Gradient[i];
                parameter.OnChanged();
            }
            tape.Reset();
        }
    }
}
