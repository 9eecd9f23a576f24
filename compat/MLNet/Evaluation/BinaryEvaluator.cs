namespace Microsoft.ML.Data;

/// <summary>Measures scores of two classes. A row is predicted positive where its score is above 0, whatever its predicted label says.</summary>
internal sealed class BinaryEvaluator
{
    private readonly string _label;
    private readonly string _score;
    private readonly string _probability;
    private readonly string _predictedLabel;
    private readonly bool _calibrated;

    public BinaryEvaluator(string label, string score, string probability, string predictedLabel, bool calibrated)
    {
        ScoredColumns.CheckName(label, "labelColumnName");
        ScoredColumns.CheckName(score, "scoreColumnName");
        if (calibrated)
            ScoredColumns.CheckName(probability, "probabilityColumnName");
        ScoredColumns.CheckName(predictedLabel, "predictedLabelColumnName");
        _label = label;
        _score = score;
        _probability = probability;
        _predictedLabel = predictedLabel;
        _calibrated = calibrated;
    }

    public BinaryClassificationMetrics Evaluate(IDataView data)
    {
        ArgumentNullException.ThrowIfNull(data);
        var schema = data.Schema;
        var label = ScoredColumns.Find(schema, "label", _label);
        if (!IsLabel(label.Type))
            throw Misfit.WrongType(nameof(schema), "label", _label, "Single, Double, Boolean, or a key of two values", label.Type.ToString());
        var score = ScoredColumns.FindSingle(schema, "score", _score);
        DataViewSchema.Column? probability = _calibrated ? ScoredColumns.FindSingle(schema, "probability", _probability) : null;
        ScoredColumns.Find(schema, "predicted label", _predictedLabel);
        var counts = new BinaryCounts();
        var ranked = Collect(data, label, score, probability, counts);
        return _calibrated
            ? new CalibratedBinaryClassificationMetrics(counts, RankedScores.AreaUnderRoc(ranked), RankedScores.AreaUnderPrecisionRecall(ranked))
            : new BinaryClassificationMetrics(counts, RankedScores.AreaUnderRoc(ranked), RankedScores.AreaUnderPrecisionRecall(ranked));
    }

    private static (float Score, bool Label)[] Collect(IDataView data, DataViewSchema.Column label, DataViewSchema.Column score,
        DataViewSchema.Column? probability, BinaryCounts counts)
    {
        DataViewSchema.Column[] needed = probability is { } column ? [label, score, column] : [label, score];
        using var cursor = data.GetRowCursor(needed);
        var labelGetter = ScoredColumns.LabelGetter(cursor, label);
        var scoreGetter = cursor.GetGetter<float>(score);
        var probabilityGetter = probability is { } present ? cursor.GetGetter<float>(present) : null;
        var ranked = new List<(float, bool)>();
        float labelValue = 0, scoreValue = 0, probabilityValue = 0;
        while (cursor.MoveNext())
        {
            labelGetter(ref labelValue);
            scoreGetter(ref scoreValue);
            if (float.IsNaN(labelValue) || !float.IsFinite(scoreValue))
                continue;
            probabilityGetter?.Invoke(ref probabilityValue);
            counts.Add(labelValue > 0, scoreValue > 0, probabilityValue);
            ranked.Add((scoreValue, labelValue > 0));
        }
        return [.. ranked];
    }

    private static bool IsLabel(DataViewType type) =>
        type is BooleanDataViewType or KeyDataViewType { Count: 2 } || type.Equals(NumberDataViewType.Single) || type.Equals(NumberDataViewType.Double);
}
