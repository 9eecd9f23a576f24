namespace Microsoft.ML.Data;

/// <summary>How good a classifier of several classes is.</summary>
public sealed class MulticlassClassificationMetrics
{
    internal MulticlassClassificationMetrics(MulticlassCounts counts, int topK, string[] names)
    {
        ConfusionMatrix = new ConfusionMatrix(counts.Confusion, names, isBinary: false);
        LogLoss = counts.LogLoss;
        LogLossReduction = (counts.PriorLogLoss - LogLoss) / counts.PriorLogLoss;
        PerClassLogLoss = counts.PerClassLogLoss;
        MicroAccuracy = BinaryCounts.Ratio(counts.Confusion.Select((row, i) => row[i]).Sum(), counts.Rows);
        var present = Enumerable.Range(0, counts.Classes).Where(i => counts.Confusion[i].Sum() > 0).ToArray();
        MacroAccuracy = BinaryCounts.Ratio(present.Sum(i => ConfusionMatrix.PerClassRecall[i]), present.Length);
        TopKPredictionCount = topK;
        if (topK == 0)
            return;
        var found = 0.0;
        var accuracies = new double[topK];
        for (var k = 0; k < topK; k++)
        {
            found += counts.Ranks[k];
            accuracies[k] = BinaryCounts.Ratio(found, counts.Rows);
        }
        TopKAccuracyForAllK = accuracies;
        TopKAccuracy = accuracies[^1];
    }

    /// <summary>The mean negative natural logarithm of the score given to the truth, which should be a probability.</summary>
    public double LogLoss { get; }

    /// <summary>The part of the classes' entropy that the scores save.</summary>
    public double LogLossReduction { get; }

    /// <summary>The mean over the classes of the share predicted rightly.</summary>
    public double MacroAccuracy { get; }

    /// <summary>The share of rows predicted rightly.</summary>
    public double MicroAccuracy { get; }

    /// <summary>The share of rows whose class is among the first K; 0 when K is.</summary>
    public double TopKAccuracy { get; }

    /// <summary>K.</summary>
    public int TopKPredictionCount { get; }

    /// <summary>The share of rows whose class is among the first 1, 2, ... K; null when K is 0.</summary>
    public IReadOnlyList<double> TopKAccuracyForAllK { get; }

    /// <summary>The log-loss of each class's rows.</summary>
    public IReadOnlyList<double> PerClassLogLoss { get; }

    /// <summary>True class by predicted class.</summary>
    public ConfusionMatrix ConfusionMatrix { get; }
}
