namespace SeqML.Training.Metrics;

/// <summary>Measures of predicted classes. The values are those of scikit-learn, whose names are given.</summary>
public static class ClassificationMetrics
{
    private const int FewClasses = 256;

    /// <summary>The share of predictions that are right. (accuracy_score)</summary>
    /// <param name="predicted">[N], a class each; at least one.</param>
    /// <param name="actual">[N], the true classes.</param>
    /// <exception cref="ArgumentException">There are none, or not as many of both.</exception>
    public static double Accuracy(ReadOnlySpan<int> predicted, ReadOnlySpan<int> actual)
    {
        MetricInput.Require(predicted.Length, actual.Length);
        var right = 0;
        for (var i = 0; i < actual.Length; i++)
            right += predicted[i] == actual[i] ? 1 : 0;
        return (double)right / actual.Length;
    }

    /// <summary>The harmonic mean of precision and recall of one class; 0 where it is never predicted rightly. (f1_score)</summary>
    /// <param name="predicted">[N], a class each; at least one.</param>
    /// <param name="actual">[N], the true classes.</param>
    /// <param name="positive">The class.</param>
    /// <exception cref="ArgumentException">There are none, or not as many of both.</exception>
    public static double F1(ReadOnlySpan<int> predicted, ReadOnlySpan<int> actual, int positive = 1)
    {
        MetricInput.Require(predicted.Length, actual.Length);
        var counts = new F1Counts();
        for (var i = 0; i < actual.Length; i++)
            counts.Add(predicted[i] == positive, actual[i] == positive);
        return counts.F1;
    }

    /// <summary>The mean of the classes' F1, each class counting the same, however rare it is. Of the classes that are predicted or true somewhere. (f1_score with average="macro")</summary>
    /// <param name="predicted">[N], a class each, from 0 to <paramref name="classes"/> - 1; at least one.</param>
    /// <param name="actual">[N], the true classes.</param>
    /// <param name="classes">How many classes there are.</param>
    /// <exception cref="ArgumentException">There are none, or not as many of both.</exception>
    public static double MacroF1(ReadOnlySpan<int> predicted, ReadOnlySpan<int> actual, int classes)
    {
        MetricInput.Require(predicted.Length, actual.Length);
        // After each epoch of a training: of few classes it takes no memory.
        var counts = classes <= FewClasses ? stackalloc F1Counts[classes] : new F1Counts[classes];
        for (var i = 0; i < actual.Length; i++)
        {
            counts[predicted[i]].Predicted++;
            counts[actual[i]].Actual++;
            if (predicted[i] == actual[i])
                counts[actual[i]].Right++;
        }
        var (sum, present) = (0d, 0);
        foreach (ref readonly var count in counts)
            if (count.Predicted + count.Actual > 0)
                (sum, present) = (sum + count.F1, present + 1);
        return sum / present;
    }

    /// <summary>
    /// The area under the curve of true positives against false positives: how often a positive has a higher score than a negative, equal
    /// scores counting half (Fawcett 2006). 0.5, as by chance, where all are positive or none. (roc_auc_score)
    /// </summary>
    /// <param name="scores">[N]; at least one.</param>
    /// <param name="actual">[N], the true classes.</param>
    /// <param name="positive">The class whose scores should be the higher.</param>
    /// <exception cref="ArgumentException">There are none, or not as many of both.</exception>
    public static double AreaUnderRocCurve(ReadOnlySpan<float> scores, ReadOnlySpan<int> actual, int positive = 1)
    {
        MetricInput.Require(scores.Length, actual.Length);
        var ranks = Ranks.Of(scores);
        var (sum, positives) = (0d, 0L);
        for (var i = 0; i < actual.Length; i++)
            if (actual[i] == positive)
                (sum, positives) = (sum + ranks[i], positives + 1);
        var negatives = actual.Length - positives;
        // The sum of the positives' ranks, less what they have among each other (Mann and Whitney 1947).
        return positives == 0 || negatives == 0 ? 0.5 : (sum - positives * (positives + 1) / 2d) / ((double)positives * negatives);
    }
}
