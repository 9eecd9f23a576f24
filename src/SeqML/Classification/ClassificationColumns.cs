namespace SeqML.Classification;

/// <summary>The user's names for a classifier's columns.</summary>
internal sealed record ClassificationColumns
{
    public ClassificationColumns(string label, string input, string score, string probability, string predictedLabel)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(label, "LabelColumnName");
        ArgumentException.ThrowIfNullOrWhiteSpace(input, "InputColumnName");
        ArgumentException.ThrowIfNullOrWhiteSpace(score, "ScoreColumnName");
        ArgumentException.ThrowIfNullOrWhiteSpace(probability, "ProbabilityColumnName");
        ArgumentException.ThrowIfNullOrWhiteSpace(predictedLabel, "PredictedLabelColumnName");
        if (score == probability || score == predictedLabel || probability == predictedLabel)
            throw new ArgumentException($"Expected three names for ScoreColumnName, ProbabilityColumnName and PredictedLabelColumnName, found '{score}', '{probability}' and '{predictedLabel}'.");
        (Label, Input, Score, Probability, PredictedLabel) = (label, input, score, probability, predictedLabel);
    }

    public string Label { get; }

    public string Input { get; }

    public string Score { get; }

    public string Probability { get; }

    public string PredictedLabel { get; }
}
