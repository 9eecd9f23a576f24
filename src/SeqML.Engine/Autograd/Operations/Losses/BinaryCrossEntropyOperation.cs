using SeqML.Engine.Tensors;

namespace SeqML.Engine.Autograd.Operations.Losses;

/// <summary>
/// L = mean over all numbers of -(p y log s(x) + (1 - y) log(1 - s(x))), from the logits x; s is the logistic sigmoid, p the
/// weight of positive targets. (PyTorch's F.binary_cross_entropy_with_logits with pos_weight.)
/// </summary>
/// <remarks>-log s(x) = log(1 + e^-x) is computed so that no logit overflows, and in double, so that a small loss keeps its digits.</remarks>
public sealed class BinaryCrossEntropyOperation : Operation
{
    private float[]? positiveWeights;
    private Tensor logits = null!;
    private Tensor targets = null!;
    private Tensor loss = null!;

    /// <summary>The mean binary cross-entropy of logits against the probabilities that they should have.</summary>
    /// <param name="tape">The tape.</param>
    /// <param name="logits">[B, C], or any other shape that is not empty.</param>
    /// <param name="targets">y, as many as logits, each from 0 to 1.</param>
    /// <param name="positiveWeights">p, [C], one for each column; null for 1 each. Not to be changed before the tape's reset.</param>
    /// <returns>A number, in nats.</returns>
    /// <exception cref="ArgumentException">There are no logits, or not as many targets, or weights as columns.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A target is not from 0 to 1.</exception>
    public static Tensor Apply(Tape tape, Tensor logits, ReadOnlySpan<float> targets, float[]? positiveWeights)
    {
        LossTargets.RequireProbabilities(logits, targets);
        if (positiveWeights is not null && positiveWeights.Length != logits.Shape.Columns)
            throw new ArgumentException($"Expected {logits.Shape.Columns} positive weights for logits of shape {logits.Shape}, found {positiveWeights.Length}.", nameof(positiveWeights));
        var loss = tape.Allocate(Shape.Scalar);
        var x = logits.Values;
        var sum = 0d;
        for (var i = 0; i < x.Length; i++)
        {
            double y = targets[i], weight = positiveWeights is null ? 1 : positiveWeights[i % positiveWeights.Length];
            // A product with 0 is left out: where the target is met, an infinite logit costs nothing.
            sum += (y > 0 ? weight * y * SoftPlus(-x[i]) : 0) + (y < 1 ? (1 - y) * SoftPlus(x[i]) : 0);
        }
        loss.Values[0] = (float)(sum / x.Length);

        if (tape.Records)
        {
            var operation = tape.Record<BinaryCrossEntropyOperation>();
            (operation.logits, operation.targets, operation.loss) = (logits, LossTargets.Keep(tape, targets), loss);
            operation.positiveWeights = positiveWeights;
        }
        return loss;
    }

    /// <summary>dL/dx = ((1 - y) s(x) - p y s(-x)) / (how many there are).</summary>
    public override void Backward()
    {
        Span<float> x = logits.Values, dx = logits.Gradient, y = targets.Values;
        var scale = (double)loss.Gradient[0] / x.Length;
        for (var i = 0; i < x.Length; i++)
        {
            double weight = positiveWeights is null ? 1 : positiveWeights[i % positiveWeights.Length];
            dx[i] += (float)(scale * ((1d - y[i]) * Sigmoid(x[i]) - weight * y[i] * Sigmoid(-x[i])));
        }
    }

    /// <summary>log(1 + e^x).</summary>
    private static double SoftPlus(double x)
    {
        var small = Math.Exp(-Math.Abs(x));
        // log(1 + e) is e to within e^2 / 2; added to 1 a smaller e would lose its digits.
        return Math.Max(x, 0) + (small < 1e-8 ? small : Math.Log(1 + small));
    }

    private static double Sigmoid(double x) => 1 / (1 + Math.Exp(-x)); // 0 where e^-x is infinite
}
