namespace SeqML.Classification;

/// <summary>The user's names for a classifier's columns.</summary>
internal sealed record ClassificationColumns
{
    public ClassificationColumns(string label, string input, string score, string probability, string predictedLabel)
    {
        foreach (var name in (string[])[label, input, score, probability, predictedLabel])
            ArgumentException.ThrowIfNullOrEmpty(name, "column name");
        (Label, Input, Score, Probability, PredictedLabel) = (label, input, score, probability, predictedLabel);
    }

    public string Label { get; }

    public string Input { get; }

    public string Score { get; }

    public string Probability { get; }

    public string PredictedLabel { get; }
}
