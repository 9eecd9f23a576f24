namespace Microsoft.ML.Data;

/// <summary>Measures predicted numbers.</summary>
internal static class RegressionEvaluator
{
    public static RegressionMetrics Evaluate(IDataView data, string labelName, string scoreName)
    {
        ArgumentNullException.ThrowIfNull(data);
        ScoredColumns.CheckName(labelName, "labelColumnName");
        ScoredColumns.CheckName(scoreName, "scoreColumnName");
        var label = ScoredColumns.FindSingle(data.Schema, "label", labelName);
        var score = ScoredColumns.FindSingle(data.Schema, "score", scoreName);
        using var cursor = data.GetRowCursor([label, score]);
        var labelGetter = cursor.GetGetter<float>(label);
        var scoreGetter = cursor.GetGetter<float>(score);
        float y = 0, predicted = 0;
        double rows = 0, absolute = 0, squared = 0, loss = 0, sum = 0, sumOfSquares = 0;
        while (cursor.MoveNext())
        {
            labelGetter(ref y);
            scoreGetter(ref predicted);
            if (!float.IsFinite(y) || !float.IsFinite(predicted))
                continue;
            rows++;
            var difference = (double)predicted - y;
            absolute += Math.Abs(difference);
            squared += difference * difference;
            // The loss function counts in single precision.
            loss += (predicted - y) * (predicted - y);
            sum += y;
            sumOfSquares += (double)y * y;
        }
        var variation = rows > 0 ? sumOfSquares - (sum * sum / rows) : 0;
        var r2 = rows == 0 ? 0 : variation > 0 ? 1 - (squared / variation) : double.NaN;
        return new RegressionMetrics(BinaryCounts.Ratio(absolute, rows), BinaryCounts.Ratio(squared, rows), BinaryCounts.Ratio(loss, rows), r2);
    }
}
