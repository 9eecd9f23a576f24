namespace SeqML.Training.Metrics;

/// <summary>The measures of <see cref="MultilabelMetrics"/>, counted row by row: of any number of rows no more is kept than three numbers a label.</summary>
/// <param name="labels">How many labels there are.</param>
public sealed class MultilabelCounts(int labels)
{
    private readonly F1Counts[] counts = new F1Counts[labels];
    private F1Counts all;
    private long wrong;
    private long wholeRows;

    /// <summary>How many rows there were.</summary>
    public long Rows { get; private set; }

    /// <inheritdoc cref="MultilabelMetrics.MicroF1"/>
    public double MicroF1 => all.F1;

    /// <inheritdoc cref="MultilabelMetrics.MacroF1"/>
    public double MacroF1 => counts.Average(label => label.F1);

    /// <inheritdoc cref="MultilabelMetrics.HammingLoss"/>
    public double HammingLoss => wrong / ((double)Rows * labels);

    /// <inheritdoc cref="MultilabelMetrics.SubsetAccuracy"/>
    public double SubsetAccuracy => wholeRows / (double)Rows;

    /// <summary>Counts a row.</summary>
    /// <param name="predicted">[L].</param>
    /// <param name="actual">[L].</param>
    /// <exception cref="ArgumentException">There are not as many as labels.</exception>
    public void Add(ReadOnlySpan<bool> predicted, ReadOnlySpan<bool> actual)
    {
        if (predicted.Length != labels || actual.Length != labels)
            throw new ArgumentException(FormattableString.Invariant($"Expected {labels} labels, found {predicted.Length} and {actual.Length}."));
        Rows++;
        var wrongBefore = wrong;
        for (var label = 0; label < labels; label++)
        {
            counts[label].Add(predicted[label], actual[label]);
            all.Add(predicted[label], actual[label]);
            wrong += predicted[label] == actual[label] ? 0 : 1;
        }
        wholeRows += wrong == wrongBefore ? 1 : 0;
    }

    /// <summary>The harmonic mean of precision and recall of a label; 0 where there is nothing.</summary>
    public double F1(int label) => counts[label].F1;

    /// <summary>The share of a label's predictions that are right; 0 of none.</summary>
    public double Precision(int label) => counts[label].Right / (double)Math.Max(1, counts[label].Predicted);

    /// <summary>The share of the rows where a label holds in which it is predicted; 0 of none.</summary>
    public double Recall(int label) => counts[label].Right / (double)Math.Max(1, counts[label].Actual);

    /// <summary>In how many rows a label holds.</summary>
    public long Count(int label) => counts[label].Actual;
}
