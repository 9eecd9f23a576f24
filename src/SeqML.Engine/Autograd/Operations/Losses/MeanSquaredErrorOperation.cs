using SeqML.Engine.Tensors;

namespace SeqML.Engine.Autograd.Operations.Losses;

/// <summary>L = mean over all numbers of (x - y)^2. (PyTorch's F.mse_loss.)</summary>
public sealed class MeanSquaredErrorOperation : Operation
{
    private Tensor input = null!;
    private Tensor targets = null!;
    private Tensor loss = null!;

    /// <summary>The mean squared difference from what x should be.</summary>
    /// <param name="tape">The tape.</param>
    /// <param name="x">Any shape that is not empty.</param>
    /// <param name="targets">y, as many, all finite.</param>
    /// <returns>A number.</returns>
    /// <exception cref="ArgumentException">x is empty, or there are not as many targets.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A target is not finite.</exception>
    public static Tensor Apply(Tape tape, Tensor x, ReadOnlySpan<float> targets)
    {
        LossTargets.RequireFinite(x, targets);
        var loss = tape.Allocate(Shape.Scalar);
        var values = x.Values;
        var sum = 0d;
        for (var i = 0; i < values.Length; i++)
        {
            var difference = (double)values[i] - targets[i];
            sum += difference * difference;
        }
        loss.Values[0] = (float)(sum / values.Length);

        if (tape.Records)
        {
            var operation = tape.Record<MeanSquaredErrorOperation>();
            (operation.input, operation.targets, operation.loss) = (x, LossTargets.Keep(tape, targets), loss);
        }
        return loss;
    }

    /// <summary>dL/dx = 2 (x - y) / (how many there are).</summary>
    public override void Backward()
    {
        Span<float> x = input.Values, dx = input.Gradient, y = targets.Values;
        var scale = 2 * loss.Gradient[0] / x.Length;
        for (var i = 0; i < x.Length; i++)
            dx[i] += scale * (x[i] - y[i]);
    }
}
