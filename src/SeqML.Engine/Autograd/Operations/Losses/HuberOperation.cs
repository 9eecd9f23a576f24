using SeqML.Engine.Tensors;

namespace SeqML.Engine.Autograd.Operations.Losses;

/// <summary>
/// L = mean over all numbers of h(x - y), where h(d) = d^2 / 2 for |d| up to delta, and delta (|d| - delta / 2) beyond: squared for
/// what is near, and linear for what is far, so that a few strays do not decide. (Huber 1964; PyTorch's F.huber_loss.)
/// </summary>
public sealed class HuberOperation : Operation
{
    private float delta;
    private Tensor input = null!;
    private Tensor targets = null!;
    private Tensor loss = null!;

    /// <summary>The mean of Huber's function of the difference from what x should be.</summary>
    /// <param name="tape">The tape.</param>
    /// <param name="x">Any shape that is not empty.</param>
    /// <param name="targets">y, as many, all finite.</param>
    /// <param name="delta">Where the square becomes a line; above 0, finite.</param>
    /// <returns>A number.</returns>
    /// <exception cref="ArgumentException">x is empty, or there are not as many targets.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A target is not finite, or delta is out of its range.</exception>
    public static Tensor Apply(Tape tape, Tensor x, ReadOnlySpan<float> targets, float delta)
    {
        LossTargets.RequireFinite(x, targets);
        if (delta is not (> 0 and < float.PositiveInfinity))
            throw new ArgumentOutOfRangeException(nameof(delta), delta, FormattableString.Invariant($"Expected a finite delta above 0, found {delta}."));
        var loss = tape.Allocate(Shape.Scalar);
        var values = x.Values;
        var sum = 0d;
        for (var i = 0; i < values.Length; i++)
        {
            var distance = Math.Abs((double)values[i] - targets[i]);
            sum += distance <= delta ? distance * distance / 2 : delta * (distance - delta / 2d);
        }
        loss.Values[0] = (float)(sum / values.Length);

        if (tape.Records)
        {
            var operation = tape.Record<HuberOperation>();
            (operation.input, operation.targets, operation.loss, operation.delta) = (x, LossTargets.Keep(tape, targets), loss, delta);
        }
        return loss;
    }

    /// <summary>dL/dx = (x - y, but from -delta to delta) / (how many there are).</summary>
    public override void Backward()
    {
        Span<float> x = input.Values, dx = input.Gradient, y = targets.Values;
        var scale = loss.Gradient[0] / x.Length;
        for (var i = 0; i < x.Length; i++)
            dx[i] += scale * Math.Clamp(x[i] - y[i], -delta, delta);
    }
}
