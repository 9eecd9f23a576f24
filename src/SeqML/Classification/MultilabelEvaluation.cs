using Microsoft.ML;
using SeqML.Columns;
using SeqML.Training.Metrics;

namespace SeqML.Classification;

/// <summary>Compares a column of predicted labels with one of right ones, by their values.</summary>
internal static class MultilabelEvaluation
{
    public static MultilabelClassificationMetrics Evaluate(IDataView data, string label, string predictedLabel)
    {
        Require.LabelsLabel(ColumnFacts.Of(data.Schema, label, "label"));
        Require.LabelsLabel(ColumnFacts.Of(data.Schema, predictedLabel, "predicted label"));
        var (right, found) = (data.Schema[label], data.Schema[predictedLabel]);
        List<string> labels = [.. LabelValues.Of(found).Texts.Union(LabelValues.Of(right).Texts)];
        var (ofRight, ofFound) = (PlacesOf(right, labels), PlacesOf(found, labels));
        var (counts, actual, predicted) = (new MultilabelCounts(labels.Count), new bool[labels.Count], new bool[labels.Count]);
        using (var cursor = data.GetRowCursor([right, found]))
        {
            var (readRight, readFound) = (LabelReader.Labels(cursor, right), LabelReader.Labels(cursor, found));
            while (cursor.MoveNext())
            {
                Set(actual, readRight(), ofRight);
                Set(predicted, readFound(), ofFound);
                counts.Add(predicted, actual);
            }
        }
        if (counts.Rows == 0)
            throw new InvalidOperationException("Expected rows to evaluate, found none.");
        return new MultilabelClassificationMetrics
        {
            MicroF1 = counts.MicroF1,
            MacroF1 = counts.MacroF1,
            HammingLoss = counts.HammingLoss,
            SubsetAccuracy = counts.SubsetAccuracy,
            Labels = [.. labels.Select((label, place) => new LabelMetrics(label, counts.Precision(place), counts.Recall(place), counts.F1(place), counts.Count(place)))],
        };
    }

    private static int[] PlacesOf(DataViewSchema.Column column, List<string> labels) => [.. LabelValues.Of(column).Texts.Select(text => labels.IndexOf(text))];

    private static void Set(bool[] truths, int[] held, int[] places)
    {
        Array.Clear(truths);
        foreach (var label in held)
            truths[places[label]] = true;
    }
}
