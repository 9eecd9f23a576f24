namespace SeqML.Training.Tests.Optimizers;

/// <summary>AdamW as the paper and PyTorch have it, one number after the other, in double. (Loshchilov and Hutter 2019, algorithm 2.)</summary>
internal sealed class ReferenceAdamW(double[] weights, double decay, double beta1 = 0.9, double beta2 = 0.999, double epsilon = 1e-8)
{
    private readonly double[] mean = new double[weights.Length];
    private readonly double[] square = new double[weights.Length];
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
            var g = gradient[i] * scale;
            weights[i] -= rate * decay * weights[i];
            mean[i] = beta1 * mean[i] + (1 - beta1) * g;
            square[i] = beta2 * square[i] + (1 - beta2) * g * g;
            var correctedMean = mean[i] / (1 - Math.Pow(beta1, steps));
            var correctedSquare = square[i] / (1 - Math.Pow(beta2, steps));
            weights[i] -= rate * correctedMean / (Math.Sqrt(correctedSquare) + epsilon);
        }
    }
}
