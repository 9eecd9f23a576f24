using Microsoft.ML.Data;

namespace Sentiment;

/// <summary>A line of the TSV.</summary>
internal sealed class Review
{
    [LoadColumn(0)]
    public string Label { get; set; } = "";

    [LoadColumn(1)]
    public string Text { get; set; } = "";
}

/// <summary>What the model says of a sentence.</summary>
internal sealed class Opinion
{
    public string PredictedLabel { get; set; } = "";

    public float[] Score { get; set; } = [];
}
