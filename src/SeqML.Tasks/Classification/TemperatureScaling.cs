using SeqML.Training.Metrics;

namespace SeqML.Tasks.Classification;

/// <summary>
/// The number by which all logits are divided so that probabilities say how often they are right (Guo et al. 2017, section 4.2): that which
/// makes the true classes likeliest. No order of classes changes, so no prediction does.
/// </summary>
internal static class TemperatureScaling
{
    /// <summary>Temperatures are from 1/20 to 20: where all rows are right, the likeliest would be 0, and where logits tell nothing, infinite.</summary>
    private const double Most = 20;

    /// <summary>Halvings of the range: as many as double has digits to give.</summary>
    private const int Halvings = 60;

    /// <summary>The best temperature for rows, and what it does.</summary>
    /// <param name="logits">[V, C]; at least one row.</param>
    /// <param name="classes">[V], the true ones.</param>
    /// <param name="count">C.</param>
    public static CalibrationReport Fit(ReadOnlySpan<float> logits, ReadOnlySpan<int> classes, int count)
    {
        // Rows that are all right say nothing of how often the model is wrong: they would only make it surer.
        if (Judge(logits, classes, count, 1) is { } certain && certain.Bins.All(bin => bin.Count == 0 || bin.Accuracy == 1))
            return new CalibrationReport { Temperature = 1, LossBefore = Loss(logits, classes, count, 1, out _), LossAfter = Loss(logits, classes, count, 1, out _), Before = certain, After = certain };
        // The loss is convex in s = 1 / T, so its slope rises, and what halves the range between a falling and a rising end finds the minimum.
        var (low, high) = (1 / Most, Most);
        for (var i = 0; i < Halvings; i++)
        {
            var middle = (low + high) / 2;
            Loss(logits, classes, count, middle, out var slope);
            if (slope < 0)
                low = middle;
            else
                high = middle;
        }
        var temperature = 1 / ((low + high) / 2);
        return new CalibrationReport
        {
            Temperature = temperature,
            LossBefore = Loss(logits, classes, count, 1, out _),
            LossAfter = Loss(logits, classes, count, 1 / temperature, out _),
            Before = Judge(logits, classes, count, 1),
            After = Judge(logits, classes, count, 1 / temperature),
        };
    }

    /// <summary>mean over the rows of log(sum_c e^(s x_c)) - s x_y, and its slope by s: mean of (sum_c p_c x_c) - x_y.</summary>
    private static double Loss(ReadOnlySpan<float> logits, ReadOnlySpan<int> classes, int count, double scale, out double slope)
    {
        (var loss, slope) = (0d, 0d);
        for (var i = 0; i < classes.Length; i++)
        {
            var row = logits.Slice(i * count, count);
            double largest = row[Largest.IndexIn(row)], sum = 0, weighted = 0;
            foreach (var x in row)
            {
                var power = Math.Exp(scale * (x - largest));
                (sum, weighted) = (sum + power, weighted + power * x);
            }
            loss += Math.Log(sum) + scale * (largest - row[classes[i]]);
            slope += weighted / sum - row[classes[i]];
        }
        slope /= classes.Length;
        return loss / classes.Length;
    }

    private static Reliability Judge(ReadOnlySpan<float> logits, ReadOnlySpan<int> classes, int count, double scale)
    {
        var (confidences, right) = (new float[classes.Length], new bool[classes.Length]);
        for (var i = 0; i < classes.Length; i++)
        {
            var row = logits.Slice(i * count, count);
            var likeliest = Largest.IndexIn(row);
            var sum = 0d;
            foreach (var x in row)
                sum += Math.Exp(scale * (x - (double)row[likeliest]));
            (confidences[i], right[i]) = ((float)(1 / sum), likeliest == classes[i]);
        }
        return Reliability.Of(confidences, right);
    }
}
