namespace SeqML.Tagging;

/// <summary>The user's names for a tagger's columns.</summary>
internal sealed record TaggingColumns
{
    public TaggingColumns(string label, string input, string? text, string score, string predictedLabel, string? spanPrefix)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(label, "LabelColumnName");
        ArgumentException.ThrowIfNullOrWhiteSpace(input, "InputColumnName");
        ArgumentException.ThrowIfNullOrWhiteSpace(score, "ScoreColumnName");
        ArgumentException.ThrowIfNullOrWhiteSpace(predictedLabel, "PredictedLabelColumnName");
        if (text is not null)
            ArgumentException.ThrowIfNullOrWhiteSpace(text, "TextColumnName");
        if (spanPrefix is not null)
            ArgumentException.ThrowIfNullOrWhiteSpace(spanPrefix, "SpanColumnPrefix");
        (Label, Input, Text, Score, PredictedLabel, SpanPrefix) = (label, input, text, score, predictedLabel, spanPrefix);
        var outputs = new HashSet<string>(StringComparer.Ordinal);
        foreach (var name in new[] { score, predictedLabel }.Concat(Spans))
            if (!outputs.Add(name))
                throw new ArgumentException($"Expected the columns of ScoreColumnName, PredictedLabelColumnName and SpanColumnPrefix to have names of their own, found '{name}' twice.");
    }

    public string Label { get; }

    public string Input { get; }

    /// <summary>The text that tokens stand in; null where they stand in none but their own.</summary>
    public string? Text { get; }

    public string Score { get; }

    public string PredictedLabel { get; }

    public string? SpanPrefix { get; }

    /// <summary>The columns of the spans, in the order of <see cref="SpanColumn.All"/>; none without a prefix.</summary>
    public IReadOnlyList<string> Spans => SpanPrefix is null ? [] : [.. SpanColumn.All.Select(column => SpanPrefix + column)];
}

/// <summary>What each column of spans is called after its prefix.</summary>
internal static class SpanColumn
{
    public const string Type = "Type";
    public const string Start = "Start";
    public const string Length = "Length";
    public const string Text = "Text";
    public const string Probability = "Probability";

    public static IReadOnlyList<string> All { get; } = [Type, Start, Length, Text, Probability];
}
