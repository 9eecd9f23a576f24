namespace Microsoft.ML.Data;

/// <summary>How often each true class is predicted as each class.</summary>
public sealed class ConfusionMatrix
{
    private readonly string[] _names;
    private readonly bool _isBinary;

    internal ConfusionMatrix(double[][] counts, string[] names, bool isBinary)
    {
        Counts = counts;
        _names = names;
        _isBinary = isBinary;
        PerClassRecall = counts.Select((row, i) => BinaryCounts.Ratio(row[i], row.Sum())).ToArray();
        PerClassPrecision = counts.Select((row, i) => BinaryCounts.Ratio(row[i], counts.Sum(other => other[i]))).ToArray();
    }

    /// <summary>Of the rows predicted as the class, the share that are.</summary>
    public IReadOnlyList<double> PerClassPrecision { get; }

    /// <summary>Of the rows of the class, the share predicted so.</summary>
    public IReadOnlyList<double> PerClassRecall { get; }

    /// <summary>Rows by true class, then by predicted class.</summary>
    public IReadOnlyList<IReadOnlyList<double>> Counts { get; }

    /// <summary>The number of classes.</summary>
    public int NumberOfClasses => Counts.Count;

    /// <summary>The matrix as a table of text.</summary>
    public string GetFormattedConfusionTable() => ConfusionTable.Format(this, _names, _isBinary);

    /// <summary>The number of rows of the one class that are predicted as the other.</summary>
    public double GetCountForClassPair(int predictedClassIndicatorIndex, int actualClassIndicatorIndex)
    {
        if (predictedClassIndicatorIndex < 0 || predictedClassIndicatorIndex >= NumberOfClasses)
            throw new ArgumentOutOfRangeException(nameof(predictedClassIndicatorIndex), "There is no such class.");
        if (actualClassIndicatorIndex < 0 || actualClassIndicatorIndex >= NumberOfClasses)
            throw new ArgumentOutOfRangeException(nameof(actualClassIndicatorIndex), "There is no such class.");
        return Counts[actualClassIndicatorIndex][predictedClassIndicatorIndex];
    }
}
