namespace SeqML.Training.Metrics;

/// <summary>Measures of predicted labels, of which any number may hold at once. The values are those of scikit-learn, whose names are given.</summary>
/// <remarks>All take [N, L] truths row by row: whether a label was predicted, and whether it holds.</remarks>
public static class MultilabelMetrics
{
    /// <summary>F1 of all labels of all rows together, so that frequent labels count for more; 0 where there is none. (f1_score with average="micro")</summary>
    /// <param name="predicted">[N, L].</param>
    /// <param name="actual">[N, L].</param>
    /// <exception cref="ArgumentException">There are none, or not as many of both.</exception>
    public static double MicroF1(ReadOnlySpan<bool> predicted, ReadOnlySpan<bool> actual)
    {
        MetricInput.Require(predicted.Length, actual.Length);
        var counts = new F1Counts();
        for (var i = 0; i < actual.Length; i++)
            counts.Add(predicted[i], actual[i]);
        return counts.F1;
    }

    /// <summary>The mean of the labels' F1; a label that neither holds nor is predicted has 0. (f1_score with average="macro")</summary>
    /// <param name="predicted">[N, L].</param>
    /// <param name="actual">[N, L].</param>
    /// <param name="labels">L.</param>
    /// <exception cref="ArgumentException">There are none, not as many of both, or not a whole number of rows.</exception>
    public static double MacroF1(ReadOnlySpan<bool> predicted, ReadOnlySpan<bool> actual, int labels)
    {
        Require(predicted.Length, actual.Length, labels);
        var sum = 0d;
        for (var label = 0; label < labels; label++)
            sum += F1(predicted, actual, labels, label);
        return sum / labels;
    }

    /// <summary>F1 of one label.</summary>
    /// <param name="predicted">[N, L].</param>
    /// <param name="actual">[N, L].</param>
    /// <param name="labels">L.</param>
    /// <param name="label">Which.</param>
    /// <exception cref="ArgumentException">There are none, not as many of both, or not a whole number of rows.</exception>
    public static double F1(ReadOnlySpan<bool> predicted, ReadOnlySpan<bool> actual, int labels, int label)
    {
        Require(predicted.Length, actual.Length, labels);
        var counts = new F1Counts();
        for (var i = label; i < actual.Length; i += labels)
            counts.Add(predicted[i], actual[i]);
        return counts.F1;
    }

    /// <summary>The share of single answers that are wrong; less is better. (hamming_loss)</summary>
    /// <param name="predicted">[N, L].</param>
    /// <param name="actual">[N, L].</param>
    /// <exception cref="ArgumentException">There are none, or not as many of both.</exception>
    public static double HammingLoss(ReadOnlySpan<bool> predicted, ReadOnlySpan<bool> actual)
    {
        MetricInput.Require(predicted.Length, actual.Length);
        var wrong = 0L;
        for (var i = 0; i < actual.Length; i++)
            wrong += predicted[i] == actual[i] ? 0 : 1;
        return (double)wrong / actual.Length;
    }

    /// <summary>The share of rows whose labels are all right. (accuracy_score)</summary>
    /// <param name="predicted">[N, L].</param>
    /// <param name="actual">[N, L].</param>
    /// <param name="labels">L.</param>
    /// <exception cref="ArgumentException">There are none, not as many of both, or not a whole number of rows.</exception>
    public static double SubsetAccuracy(ReadOnlySpan<bool> predicted, ReadOnlySpan<bool> actual, int labels)
    {
        Require(predicted.Length, actual.Length, labels);
        var right = 0;
        for (var start = 0; start < actual.Length; start += labels)
            right += predicted.Slice(start, labels).SequenceEqual(actual.Slice(start, labels)) ? 1 : 0;
        return right / (double)(actual.Length / labels);
    }

    private static void Require(int predicted, int actual, int labels)
    {
        MetricInput.Require(predicted, actual);
        if (labels < 1 || actual % labels != 0)
            throw new ArgumentException(FormattableString.Invariant($"Expected rows of {labels} labels, found {actual} truths."), nameof(labels));
    }
}
