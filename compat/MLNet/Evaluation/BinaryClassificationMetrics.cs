namespace Microsoft.ML.Data;

/// <summary>How good a classifier of two classes is.</summary>
public class BinaryClassificationMetrics
{
    internal BinaryClassificationMetrics(BinaryCounts counts, double areaUnderRoc, double areaUnderPrecisionRecall)
    {
        AreaUnderRocCurve = areaUnderRoc;
        AreaUnderPrecisionRecallCurve = areaUnderPrecisionRecall;
        Accuracy = BinaryCounts.Ratio(counts.TruePositives + counts.TrueNegatives, counts.Rows);
        PositivePrecision = BinaryCounts.Ratio(counts.TruePositives, counts.TruePositives + counts.FalsePositives);
        PositiveRecall = BinaryCounts.Ratio(counts.TruePositives, counts.Positives);
        NegativePrecision = BinaryCounts.Ratio(counts.TrueNegatives, counts.TrueNegatives + counts.FalseNegatives);
        NegativeRecall = BinaryCounts.Ratio(counts.TrueNegatives, counts.Negatives);
        F1Score = BinaryCounts.Ratio(2 * PositivePrecision * PositiveRecall, PositivePrecision + PositiveRecall);
        ConfusionMatrix = new ConfusionMatrix(
            [[counts.TruePositives, counts.FalseNegatives], [counts.FalsePositives, counts.TrueNegatives]], ["positive", "negative"], isBinary: true);
    }

    /// <summary>The chance that a positive row scores above a negative one.</summary>
    public double AreaUnderRocCurve { get; }

    /// <summary>The share of rows predicted rightly.</summary>
    public double Accuracy { get; }

    /// <summary>The share of rows predicted positive that are.</summary>
    public double PositivePrecision { get; }

    /// <summary>The share of positive rows that are predicted so.</summary>
    public double PositiveRecall { get; }

    /// <summary>The share of rows predicted negative that are.</summary>
    public double NegativePrecision { get; }

    /// <summary>The share of negative rows that are predicted so.</summary>
    public double NegativeRecall { get; }

    /// <summary>The harmonic mean of precision and recall of the positives.</summary>
    public double F1Score { get; }

    /// <summary>The area under precision over recall.</summary>
    public double AreaUnderPrecisionRecallCurve { get; }

    /// <summary>True class by predicted class, the positive one first.</summary>
    public ConfusionMatrix ConfusionMatrix { get; }
}
