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
        var (actual, predicted) = (new List<bool>(), new List<bool>());
        using (var cursor = data.GetRowCursor([right, found]))
        {
            var (readRight, readFound) = (LabelReader.Labels(cursor, right), LabelReader.Labels(cursor, found));
            while (cursor.MoveNext())
            {
                actual.AddRange(Truths(readRight(), ofRight, labels.Count));
                predicted.AddRange(Truths(readFound(), ofFound, labels.Count));
            }
        }
        if (actual.Count == 0)
            throw new InvalidOperationException("Expected rows to evaluate, found none.");
        return Measure([.. predicted], [.. actual], labels);
    }

    private static MultilabelClassificationMetrics Measure(bool[] predicted, bool[] actual, List<string> labels) => new()
    {
        MicroF1 = MultilabelMetrics.MicroF1(predicted, actual),
        MacroF1 = MultilabelMetrics.MacroF1(predicted, actual, labels.Count),
        HammingLoss = MultilabelMetrics.HammingLoss(predicted, actual),
        SubsetAccuracy = MultilabelMetrics.SubsetAccuracy(predicted, actual, labels.Count),
        Labels = [.. labels.Select((label, place) => Measure(predicted, actual, labels, place))],
    };

    private static LabelMetrics Measure(bool[] predicted, bool[] actual, List<string> labels, int place)
    {
        var (found, right, both) = (0, 0, 0);
        for (var i = place; i < actual.Length; i += labels.Count)
        {
            found += predicted[i] ? 1 : 0;
            right += actual[i] ? 1 : 0;
            both += predicted[i] && actual[i] ? 1 : 0;
        }
        return new(labels[place], (double)both / Math.Max(1, found), (double)both / Math.Max(1, right), MultilabelMetrics.F1(predicted, actual, labels.Count, place), right);
    }

    private static int[] PlacesOf(DataViewSchema.Column column, List<string> labels) => [.. LabelValues.Of(column).Texts.Select(text => labels.IndexOf(text))];

    private static bool[] Truths(int[] held, int[] places, int count)
    {
        var truths = new bool[count];
        foreach (var label in held)
            truths[places[label]] = true;
        return truths;
    }
}
