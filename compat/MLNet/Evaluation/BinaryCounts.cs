namespace Microsoft.ML.Data;

/// <summary>The sums of a binary evaluation.</summary>
internal sealed class BinaryCounts
{
    private double _logLoss;

    public double TruePositives { get; private set; }

    public double FalseNegatives { get; private set; }

    public double FalsePositives { get; private set; }

    public double TrueNegatives { get; private set; }

    public double Positives => TruePositives + FalseNegatives;

    public double Negatives => FalsePositives + TrueNegatives;

    public double Rows => Positives + Negatives;

    /// <summary>The mean logarithm to base 2, not clamped: a sure mistake costs infinity.</summary>
    public double LogLoss => _logLoss / Rows;

    /// <summary>The log-loss of always giving the share of positives.</summary>
    public double Entropy
    {
        get
        {
            var share = Positives / Rows;
            return -((share * Log2OrZero(share)) + ((1 - share) * Log2OrZero(1 - share)));
        }
    }

    public void Add(bool label, bool predicted, double probability)
    {
        if (label && predicted)
            TruePositives++;
        else if (label)
            FalseNegatives++;
        else if (predicted)
            FalsePositives++;
        else
            TrueNegatives++;
        _logLoss -= Math.Log2(label ? probability : 1 - probability);
    }

    public static double Ratio(double part, double whole) => whole > 0 ? part / whole : 0;

    private static double Log2OrZero(double x) => x > 0 ? Math.Log2(x) : 0;
}
