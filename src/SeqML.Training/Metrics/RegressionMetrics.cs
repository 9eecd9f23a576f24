namespace SeqML.Training.Metrics;

/// <summary>Measures of predicted numbers. The values are those of scikit-learn and SciPy, whose names are given.</summary>
public static class RegressionMetrics
{
    /// <summary>The root of the mean squared difference, in the unit of the values; less is better. (mean_squared_error with squared=False)</summary>
    /// <param name="predicted">[N]; at least one.</param>
    /// <param name="actual">[N].</param>
    /// <exception cref="ArgumentException">There are none, or not as many of both.</exception>
    public static double RootMeanSquaredError(ReadOnlySpan<float> predicted, ReadOnlySpan<float> actual) =>
        Math.Sqrt(SquaredError(predicted, actual) / actual.Length);

    /// <summary>The mean distance; less is better. (mean_absolute_error)</summary>
    /// <param name="predicted">[N]; at least one.</param>
    /// <param name="actual">[N].</param>
    /// <exception cref="ArgumentException">There are none, or not as many of both.</exception>
    public static double MeanAbsoluteError(ReadOnlySpan<float> predicted, ReadOnlySpan<float> actual)
    {
        MetricInput.Require(predicted.Length, actual.Length);
        var sum = 0d;
        for (var i = 0; i < actual.Length; i++)
            sum += Math.Abs((double)predicted[i] - actual[i]);
        return sum / actual.Length;
    }

    /// <summary>How much of the values' variance is explained: 1 is all, 0 is what their mean alone would do. Where the values are all the same: 1 if they are met, else 0. (r2_score)</summary>
    /// <param name="predicted">[N]; at least one.</param>
    /// <param name="actual">[N].</param>
    /// <exception cref="ArgumentException">There are none, or not as many of both.</exception>
    public static double RSquared(ReadOnlySpan<float> predicted, ReadOnlySpan<float> actual)
    {
        var error = SquaredError(predicted, actual);
        var mean = Mean(actual);
        var variation = 0d;
        foreach (var value in actual)
            variation += (value - mean) * (value - mean);
        return variation > 0 ? 1 - error / variation : error > 0 ? 0 : 1;
    }

    /// <summary>Pearson's correlation, from -1 to 1: how well a line fits. 0 where the values, or the predictions, are all the same. (pearsonr)</summary>
    /// <param name="predicted">[N]; at least one.</param>
    /// <param name="actual">[N].</param>
    /// <exception cref="ArgumentException">There are none, or not as many of both.</exception>
    public static double Pearson(ReadOnlySpan<float> predicted, ReadOnlySpan<float> actual)
    {
        MetricInput.Require(predicted.Length, actual.Length);
        return Correlation(ToDouble(predicted), ToDouble(actual));
    }

    /// <summary>Spearman's correlation, from -1 to 1: that of the ranks, so how well any rising curve fits. 0 where the values, or the predictions, are all the same. (spearmanr)</summary>
    /// <param name="predicted">[N]; at least one.</param>
    /// <param name="actual">[N].</param>
    /// <exception cref="ArgumentException">There are none, or not as many of both.</exception>
    public static double Spearman(ReadOnlySpan<float> predicted, ReadOnlySpan<float> actual)
    {
        MetricInput.Require(predicted.Length, actual.Length);
        return Correlation(Ranks.Of(predicted), Ranks.Of(actual));
    }

    private static double Correlation(ReadOnlySpan<double> x, ReadOnlySpan<double> y)
    {
        double meanX = 0, meanY = 0, xx = 0, yy = 0, xy = 0;
        for (var i = 0; i < x.Length; i++)
            (meanX, meanY) = (meanX + x[i] / x.Length, meanY + y[i] / x.Length);
        for (var i = 0; i < x.Length; i++)
        {
            var (dx, dy) = (x[i] - meanX, y[i] - meanY);
            (xx, yy, xy) = (xx + dx * dx, yy + dy * dy, xy + dx * dy);
        }
        return xx > 0 && yy > 0 ? Math.Clamp(xy / Math.Sqrt(xx) / Math.Sqrt(yy), -1, 1) : 0;
    }

    private static double[] ToDouble(ReadOnlySpan<float> values)
    {
        var numbers = new double[values.Length];
        for (var i = 0; i < numbers.Length; i++)
            numbers[i] = values[i];
        return numbers;
    }

    private static double SquaredError(ReadOnlySpan<float> predicted, ReadOnlySpan<float> actual)
    {
        MetricInput.Require(predicted.Length, actual.Length);
        var sum = 0d;
        for (var i = 0; i < actual.Length; i++)
            sum += ((double)predicted[i] - actual[i]) * ((double)predicted[i] - actual[i]);
        return sum;
    }

    private static double Mean(ReadOnlySpan<float> values)
    {
        var sum = 0d;
        foreach (var value in values)
            sum += value;
        return sum / values.Length;
    }
}
