using Microsoft.ML;
using SeqML.Columns;
using SeqML.Tasks.Classification;

namespace SeqML.Classification;

/// <summary>The user's names for the columns of a model that reads texts.</summary>
internal sealed record ClassificationColumns
{
    /// <param name="label">The label.</param>
    /// <param name="input">What is read.</param>
    /// <param name="second">The other text of a pair; null where one text is read.</param>
    /// <param name="score">Where scores go.</param>
    /// <param name="probability">Where the probability goes; null where there is none.</param>
    /// <param name="predictedLabel">Where the predicted label goes; null where there is none.</param>
    public ClassificationColumns(string label, string input, string? second, string score, string? probability, string? predictedLabel)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(label, "LabelColumnName");
        ArgumentException.ThrowIfNullOrWhiteSpace(input, "InputColumnName");
        if (second is not null)
            ArgumentException.ThrowIfNullOrWhiteSpace(second, "SecondInputColumnName");
        ArgumentException.ThrowIfNullOrWhiteSpace(score, "ScoreColumnName");
        if (score == probability || score == predictedLabel || (probability is not null && probability == predictedLabel))
            throw new ArgumentException($"Expected three names for ScoreColumnName, ProbabilityColumnName and PredictedLabelColumnName, found '{score}', '{probability}' and '{predictedLabel}'.");
        (Label, Input, Second, Score, Probability, PredictedLabel) = (label, input, second, score, probability ?? "", predictedLabel ?? "");
    }

    public string Label { get; }

    public string Input { get; }

    /// <summary>Null where one text is read.</summary>
    public string? Second { get; }

    public string Score { get; }

    public string Probability { get; }

    public string PredictedLabel { get; }

    /// <summary>One, or both of a pair.</summary>
    public IEnumerable<string> Inputs => Second is null ? [Input] : [Input, Second];

    /// <summary>What the input columns hold.</summary>
    /// <exception cref="ArgumentOutOfRangeException">One is missing or of the wrong type, or the second is of another kind than the first.</exception>
    public InputKind KindOf(DataViewSchema schema)
    {
        var kind = KindOf((name, role) => ColumnFacts.Of(schema, name, role));
        if (kind == InputKind.Keys && Second is not null)
            Require.SameKeys(schema[Input], schema[Second]);
        return kind;
    }

    /// <inheritdoc cref="KindOf(DataViewSchema)"/>
    public InputKind KindOf(SchemaShape shape) => KindOf((name, role) => ColumnFacts.Of(shape, name, role));

    private InputKind KindOf(Func<string, string, ColumnFacts> factsOf)
    {
        var facts = factsOf(Input, "input");
        Require.Readable(facts);
        if (Second is not null)
            Require.SameKind(facts, factsOf(Second, "second input"));
        return TrainingRows.InputKindOf(facts);
    }
}
