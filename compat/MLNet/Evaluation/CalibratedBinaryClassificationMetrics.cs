namespace Microsoft.ML.Data;

/// <summary>How good a classifier of two classes with probabilities is.</summary>
public sealed class CalibratedBinaryClassificationMetrics : BinaryClassificationMetrics
{
    internal CalibratedBinaryClassificationMetrics(BinaryCounts counts, double areaUnderRoc, double areaUnderPrecisionRecall)
        : base(counts, areaUnderRoc, areaUnderPrecisionRecall)
    {
        LogLoss = counts.LogLoss;
        Entropy = counts.Entropy;
        LogLossReduction = (Entropy - LogLoss) / Entropy;
    }

    /// <summary>The mean negative logarithm, to base 2, of the probability given to the truth.</summary>
    public double LogLoss { get; }

    /// <summary>The part of the entropy that the probabilities save.</summary>
    public double LogLossReduction { get; }

    /// <summary>The log-loss of always giving the share of positives.</summary>
    public double Entropy { get; }
}
