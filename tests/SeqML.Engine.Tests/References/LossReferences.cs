namespace SeqML.Engine.Tests.References;

/// <summary>Losses by their definitions, in double.</summary>
internal static class LossReferences
{
    /// <summary>(sum over b of (1 - e) w_t l_t + e / C sum over c of w_c l_c) / (sum of w_t), of the rows that are not passed over; l = -log softmax(x_b).</summary>
    public static double CrossEntropy(double[] logits, int[] targets, float[]? weights, float smoothing, int? ignored, int classes)
    {
        var rows = logits.Chunk(classes).Zip(targets).Where(row => row.Second != ignored).ToArray();
        var w = weights ?? [.. Enumerable.Repeat(1f, classes)];
        var total = rows.Sum(row => (double)w[row.Second]);
        return total == 0 ? 0 : rows.Sum(row =>
        {
            var logSum = SoftmaxReference.LogSumExp(row.First);
            var costs = row.First.Select(x => logSum - x).ToArray();
            return (1d - smoothing) * w[row.Second] * costs[row.Second] + smoothing / (double)classes * costs.Zip(w, (cost, weight) => cost * weight).Sum();
        }) / total;
    }

    /// <summary>The mean of -(p y log s(x) + (1 - y) log(1 - s(x))).</summary>
    public static double BinaryCrossEntropy(double[] logits, float[] targets, float[]? weights) =>
        logits.Select((x, i) =>
        {
            var probability = 1 / (1 + Math.Exp(-x));
            return -(weights?[i % weights.Length] ?? 1d) * targets[i] * Math.Log(probability) - (1d - targets[i]) * Math.Log(1 - probability);
        }).Average();

    /// <summary>The mean of (x - y)^2.</summary>
    public static double MeanSquaredError(double[] x, float[] targets) => x.Zip(targets, (value, target) => (value - target) * (value - target)).Average();

    /// <summary>The mean of d^2 / 2 up to delta, and of the line that goes on from there.</summary>
    public static double Huber(double[] x, float[] targets, float delta) =>
        x.Zip(targets, (value, target) => Math.Abs(value - target))
            .Average(distance => distance <= delta ? distance * distance / 2 : delta * (double)delta / 2 + delta * (distance - delta));
}
