namespace SeqML.Training.Metrics;

/// <summary>How often something was predicted, was true, and both.</summary>
internal record struct F1Counts
{
    public long Predicted;
    public long Actual;
    public long Right;

    /// <summary>2 right / (predicted + actual), which is the harmonic mean of precision and recall; 0 where there is nothing.</summary>
    public readonly double F1 => Predicted + Actual == 0 ? 0 : 2d * Right / (Predicted + (double)Actual);

    public void Add(bool predicted, bool actual)
    {
        Predicted += predicted ? 1 : 0;
        Actual += actual ? 1 : 0;
        Right += predicted && actual ? 1 : 0;
    }
}
