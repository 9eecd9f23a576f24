using SeqML.Training.Optimizers;

namespace SeqML.Training.Tests.Optimizers;

/// <summary>The rules as PyTorch's pages have them, one number after the other, in double.</summary>
internal sealed class ReferenceOptimizer(Optimizer rule, double[] weights, double decay)
{
    private readonly double[] first = new double[weights.Length]; // a mean of gradients, or a velocity
    private readonly double[] second = [.. weights.Select(_ => rule is Adagrad adagrad ? adagrad.InitialAccumulator : 0.0)]; // of squares
    private readonly double[] third = new double[weights.Length]; // the velocity beside a mean
    private int steps;

    public double[] Weights => weights;

    /// <summary>A step of the numbers that <paramref name="moves"/> says; all of them where it is null.</summary>
    public void Step(double[] gradient, double rate, double scale = 1, Func<int, bool>? moves = null)
    {
        steps++;
        for (var i = 0; i < weights.Length; i++)
        {
            if (moves is not null && !moves(i))
                continue;
            var distance = Distance(i, gradient[i] * scale, rate); // which may change the weight, too
            weights[i] -= rate * distance;
        }
    }

    private double Distance(int i, double g, double rate)
    {
        if (rule is AdamW decoupled)
        {
            weights[i] -= rate * decay * weights[i];
            return Adam(i, g, decoupled.Beta1, decoupled.Beta2, decoupled.Epsilon);
        }
        g += decay * weights[i];
        switch (rule)
        {
            case Sgd { Momentum: 0 }:
                return g;
            case Sgd sgd:
                first[i] = steps == 1 ? g : sgd.Momentum * first[i] + (1 - sgd.Dampening) * g;
                return sgd.Nesterov ? g + sgd.Momentum * first[i] : first[i];
            case Adagrad adagrad:
                second[i] += g * g;
                return g / (1 + (steps - 1) * adagrad.LearningRateDecay) / (Math.Sqrt(second[i]) + adagrad.Epsilon);
            case RmsProp rms:
                first[i] = rms.Alpha * first[i] + (1 - rms.Alpha) * g;
                second[i] = rms.Alpha * second[i] + (1 - rms.Alpha) * g * g;
                var normed = g / (Math.Sqrt(second[i] - (rms.Centered ? first[i] * first[i] : 0)) + rms.Epsilon);
                third[i] = rms.Momentum * third[i] + normed;
                return third[i];
            case Adam adam:
                return Adam(i, g, adam.Beta1, adam.Beta2, adam.Epsilon);
            default:
                throw new ArgumentException($"Expected a rule that is known here, found {rule}.");
        }
    }

    private double Adam(int i, double g, double beta1, double beta2, double epsilon)
    {
        first[i] = beta1 * first[i] + (1 - beta1) * g;
        second[i] = beta2 * second[i] + (1 - beta2) * g * g;
        return first[i] / (1 - Math.Pow(beta1, steps)) / (Math.Sqrt(second[i] / (1 - Math.Pow(beta2, steps))) + epsilon);
    }
}
