namespace Microsoft.ML.Data;

/// <summary>How good predicted numbers are.</summary>
public sealed class RegressionMetrics
{
    internal RegressionMetrics(double absolute, double squared, double loss, double rSquared)
    {
        MeanAbsoluteError = absolute;
        MeanSquaredError = squared;
        RootMeanSquaredError = Math.Sqrt(squared);
        LossFunction = loss;
        RSquared = rSquared;
    }

    /// <summary>The mean of the errors' sizes.</summary>
    public double MeanAbsoluteError { get; }

    /// <summary>The mean of the errors' squares.</summary>
    public double MeanSquaredError { get; }

    /// <summary>The root of that mean.</summary>
    public double RootMeanSquaredError { get; }

    /// <summary>The mean of the loss, which is the square.</summary>
    public double LossFunction { get; }

    /// <summary>The part of the labels' variation that the predictions explain.</summary>
    public double RSquared { get; }
}
