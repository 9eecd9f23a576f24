using System.Globalization;

namespace Microsoft.ML.Data;

/// <summary>Measures scores of several classes. The highest score is the prediction, whatever the predicted label says.</summary>
internal sealed class MulticlassEvaluator
{
    private readonly string _label;
    private readonly string _score;
    private readonly string _predictedLabel;
    private readonly int _topK;

    public MulticlassEvaluator(string label, string score, string predictedLabel, int topK)
    {
        ScoredColumns.CheckName(label, "labelColumnName");
        ScoredColumns.CheckName(score, "scoreColumnName");
        ScoredColumns.CheckName(predictedLabel, "predictedLabelColumnName");
        if (topK < 0)
            throw new ArgumentOutOfRangeException("topKPredictionCount", "The number of predictions is not negative.");
        _label = label;
        _score = score;
        _predictedLabel = predictedLabel;
        _topK = topK;
    }

    public MulticlassClassificationMetrics Evaluate(IDataView data)
    {
        ArgumentNullException.ThrowIfNull(data);
        var schema = data.Schema;
        var score = ScoredColumns.Find(schema, "score", _score);
        if (score.Type is not VectorDataViewType { Size: >= 2 } scores || !scores.ItemType.Equals(NumberDataViewType.Single))
            throw Misfit.WrongType(nameof(schema), "score", _score, "a vector of Single of known size, 2 at least", score.Type.ToString());
        var label = ScoredColumns.Find(schema, "label", _label);
        if (!label.Type.Equals(NumberDataViewType.Single) && label.Type is not KeyDataViewType)
            throw Misfit.WrongType(nameof(schema), "label", _label, "Single or a key", label.Type.ToString());
        ScoredColumns.Find(schema, "predicted label", _predictedLabel);
        var counts = new MulticlassCounts(scores.Size);
        Collect(data, label, score, counts);
        return new MulticlassClassificationMetrics(counts, _topK, Names(score, scores.Size));
    }

    private static void Collect(IDataView data, DataViewSchema.Column label, DataViewSchema.Column score, MulticlassCounts counts)
    {
        using var cursor = data.GetRowCursor([label, score]);
        var labelGetter = ScoredColumns.LabelGetter(cursor, label);
        var scoreGetter = cursor.GetGetter<VBuffer<float>>(score);
        var labelValue = 0f;
        VBuffer<float> buffer = default;
        var scores = new float[counts.Classes];
        while (cursor.MoveNext())
        {
            labelGetter(ref labelValue);
            // Neither a missing label nor one that is no class's number is counted.
            if (!(labelValue >= 0) || labelValue != (int)labelValue)
                continue;
            scoreGetter(ref buffer);
            if (buffer.Length != scores.Length)
                throw new InvalidOperationException($"A row has {buffer.Length} scores, where the type of column '{score.Name}' says {scores.Length}.");
            buffer.CopyTo(scores);
            if (!Array.TrueForAll(scores, float.IsFinite))
                continue;
            counts.Add((int)labelValue, scores);
        }
    }

    private static string[] Names(DataViewSchema.Column score, int classes)
    {
        if (!AnnotationKinds.HasSlotNames(score))
            return Enumerable.Range(0, classes).Select(i => i.ToString(CultureInfo.InvariantCulture)).ToArray();
        VBuffer<ReadOnlyMemory<char>> names = default;
        score.GetSlotNames(ref names);
        return names.DenseValues().Select(name => name.ToString()).ToArray();
    }
}
