using SeqML.Engine.Autograd;
using SeqML.Engine.Autograd.Operations;
using SeqML.Engine.Tensors;
using SeqML.Layers.Losses;
using SeqML.TestKit;

namespace SeqML.Layers.Tests;

/// <summary>Features of pairs, and their gradient, against PyTorch's (golden/make_pairs.py).</summary>
public sealed class GoldenPairTests
{
    [Fact]
    public void Pairs_have_the_features_and_gradients_of_PyTorch()
    {
        var golden = GoldenFile.Load("pair_features.json");
        var (x, weight) = (Filled("x", Shape.Matrix(5, 6)), Filled("weight", Shape.Matrix(3, 24)));
        var tape = new Tape(records: true);
        var features = PairFeaturesOperation.Apply(tape, x.Tensor, golden.Integers("first"), golden.Integers("second"));
        Expect.AllClose(golden.Numbers("features"), features.Values, Tolerance.Golden, "features");
        var loss = new CrossEntropyLoss().Forward(tape, LinearOperation.Apply(tape, features, weight, null), golden.Integers("targets"));
        Expect.Close(golden.Number("loss"), loss.Item, Tolerance.Golden, "loss");
        tape.Backward(loss);
        Expect.AllClose(golden.Numbers("gradients", "x"), x.Tensor.Gradient, Tolerance.Golden, "gradient of x");
        Expect.AllClose(golden.Numbers("gradients", "weight"), weight.Tensor.Gradient, Tolerance.Golden, "gradient of the weight");

        Parameter Filled(string name, Shape shape)
        {
            var parameter = new Parameter(name, shape);
            for (var i = 0; i < shape.Length; i++)
                parameter.Tensor.Values[i] = (float)golden.Numbers(name)[i];
            parameter.OnChanged();
            parameter.ClearGradient();
            return parameter;
        }
    }
}
