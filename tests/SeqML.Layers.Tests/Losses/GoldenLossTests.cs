using SeqML.Engine.Autograd;
using SeqML.Engine.Tensors;
using SeqML.Layers.Losses;
using SeqML.TestKit;

namespace SeqML.Layers.Tests.Losses;

/// <summary>The same losses in PyTorch give the same numbers. (golden/README.md)</summary>
public sealed class GoldenLossTests
{
    private static readonly GoldenFile Golden = GoldenFile.Load("losses.json");

    public static TheoryData<string> Cases => [.. Golden.Names()];

    [Theory]
    [MemberData(nameof(Cases))]
    public void Losses_and_gradients_of_usual_and_extreme_logits_are_those_of_pytorch(string name)
    {
        foreach (var logits in new[] { "usual", "extreme" })
        {
            var x = new Parameter("logits", Shape.Matrix(Golden.Integer(name, "rows"), Golden.Integer(name, "classes")));
            Fill(x, name, logits, "logits");
            x.ClearGradient();
            var tape = new Tape(records: true);
            var loss = Loss(name)(tape, x.Tensor);
            tape.Backward(loss);
            Expect.Close(Golden.Number(name, logits, "loss"), loss.Item, Tolerance.Golden, $"{logits} loss");
            Expect.AllClose(Golden.Numbers(name, logits, "gradient"), x.Tensor.Gradient, Tolerance.Golden, $"{logits} gradient");
            Assert.Equal(loss.Item, Loss(name)(new Tape(records: false), x.Tensor).Item);
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Ten_steps_of_gradient_descent_have_the_losses_of_pytorch(string name)
    {
        var (rows, classes) = (Golden.Integer(name, "rows"), Golden.Integer(name, "classes"));
        var x = new Parameter("x", Shape.Matrix(rows, Golden.Numbers(name, "sgd", "x").Length / rows));
        Fill(x, name, "sgd", "x");
        x.ClearGradient();
        var linear = new Linear(x.Tensor.Shape.Columns, classes, random: null);
        Fill(linear.Weight, name, "sgd", "weight");
        Fill(linear.Bias, name, "sgd", "bias");
        var (tape, loss, losses) = (new Tape(records: true), Loss(name), Golden.Numbers(name, "sgd", "losses"));
        Assert.Equal(10, losses.Length);
        foreach (var expected in losses)
        {
            linear.Weight.ClearGradient();
            linear.Bias.ClearGradient();
            var value = loss(tape, linear.Forward(tape, x.Tensor));
            tape.Backward(value);
            Expect.Close(expected, value.Item, Tolerance.Golden, "loss");
            Descend(linear.Weight, (float)Golden.Number(name, "sgd", "lr"));
            Descend(linear.Bias, (float)Golden.Number(name, "sgd", "lr"));
            tape.Reset();
        }
    }

    /// <summary>The loss of a case, by its name and options.</summary>
    private static Func<Tape, Tensor, Tensor> Loss(string name)
    {
        var options = Golden.Names(name);
        var weights = options.Contains("weights") ? Floats(name, "weights") : null;
        if (name.StartsWith("cross_entropy", StringComparison.Ordinal))
        {
            var loss = new CrossEntropyLoss(weights, options.Contains("ignore") ? -100 : null,
                options.Contains("smoothing") ? (float)Golden.Number(name, "smoothing") : 0);
            var classes = Golden.Integers(name, "targets");
            return (tape, x) => loss.Forward(tape, x, classes);
        }
        var targets = Floats(name, "targets");
        if (name.StartsWith("binary", StringComparison.Ordinal))
        {
            var loss = new BinaryCrossEntropyLoss(weights);
            return (tape, x) => loss.Forward(tape, x, targets);
        }
        var (squared, huber) = (new MeanSquaredErrorLoss(), new HuberLoss(options.Contains("delta") ? (float)Golden.Number(name, "delta") : 1));
        return name == "mean_squared_error" ? (tape, x) => squared.Forward(tape, x, targets) : (tape, x) => huber.Forward(tape, x, targets);
    }

    private static float[] Floats(params ReadOnlySpan<string> path) => [.. Golden.Numbers(path).Select(value => (float)value)];

    private static void Fill(Parameter parameter, params ReadOnlySpan<string> path)
    {
        Floats(path).CopyTo(parameter.Tensor.Values);
        parameter.OnChanged();
    }

    private static void Descend(Parameter parameter, float rate)
    {
        for (var i = 0; i < parameter.Tensor.Shape.Length; i++)
            parameter.Tensor.Values[i] -= rate * parameter.Tensor.Gradient[i];
        parameter.OnChanged();
    }
}
