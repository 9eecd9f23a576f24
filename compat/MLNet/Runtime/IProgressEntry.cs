namespace Microsoft.ML.Runtime;

/// <summary>Takes in how far a computation is.</summary>
public interface IProgressEntry
{
    /// <summary>Sets progress.</summary>
    void SetProgress(int index, double value);

    /// <summary>Sets progress and its limit.</summary>
    void SetProgress(int index, double value, double lim);

    /// <summary>Sets a metric.</summary>
    void SetMetric(int index, double value);
}
