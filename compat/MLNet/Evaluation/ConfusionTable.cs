using System.Globalization;
using System.Text;

namespace Microsoft.ML.Data;

/// <summary>The confusion matrix as ML.NET lays it out.</summary>
internal static class ConfusionTable
{
    private const string Truth = "TRUTH";
    private const string Predicted = "PREDICTED";
    private const string Precision = "Precision";

    public static string Format(ConfusionMatrix matrix, string[] names, bool isBinary)
    {
        // Names that fit the columns head them. Otherwise numbers do, and each row tells which number its name has.
        // Two classes have wide columns and more have narrow ones; counts that do not fit stick out.
        var cellWidth = matrix.NumberOfClasses == 2 ? 8 : 5;
        var numbers = names.Select((_, i) => i.ToString(CultureInfo.InvariantCulture)).ToArray();
        var plain = isBinary || names.All(name => name.Length > 0 && name.Length <= cellWidth);
        var digits = numbers[^1].Length;
        var nameWidth = names.Max(name => name.Length);
        var labels = plain ? names : names.Select((name, i) => $"{numbers[i].PadLeft(digits)}. {name.PadLeft(nameWidth)}").ToArray();
        var headers = plain ? names : numbers;
        var labelWidth = Math.Max(Predicted.Length, labels.Max(label => label.Length));
        var rule = new string('=', matrix.NumberOfClasses * (cellWidth + 3));
        var text = new StringBuilder();
        if (isBinary)
            text.Append(PositiveRatio(matrix));
        text.Append("\nConfusion table\n");
        text.Append(' ', labelWidth + 1).Append("||").Append(rule).Append('\n');
        Line(Predicted.PadRight(labelWidth), headers, "Recall");
        text.Append(Truth.PadRight(labelWidth)).Append(" ||").Append(rule).Append('\n');
        for (var i = 0; i < matrix.NumberOfClasses; i++)
            Line(labels[i].PadLeft(labelWidth), matrix.Counts[i].Select(Number), Ratio(matrix.PerClassRecall[i]));
        text.Append(' ', labelWidth + 1).Append("||").Append(rule).Append('\n');
        text.Append(Precision.PadRight(labelWidth)).Append(" ||");
        foreach (var precision in matrix.PerClassPrecision)
            text.Append(Ratio(precision).PadLeft(cellWidth + 1)).Append(" |");
        return text.Append('\n').ToString();

        void Line(string label, IEnumerable<string> cells, string last)
        {
            text.Append(label).Append(" ||");
            foreach (var cell in cells)
                text.Append(' ').Append(cell.PadLeft(cellWidth)).Append(" |");
            text.Append(' ').Append(last).Append('\n');
        }
    }

    private static string PositiveRatio(ConfusionMatrix matrix)
    {
        var positives = matrix.Counts[0].Sum();
        var negatives = matrix.Counts[1].Sum();
        return string.Create(CultureInfo.InvariantCulture,
            $"TEST POSITIVE RATIO:\t{positives / (positives + negatives):F4} ({positives:F1}/({positives:F1}+{negatives:F1}))");
    }

    private static string Number(double count) => count.ToString("N0", CultureInfo.InvariantCulture);

    private static string Ratio(double ratio) => ratio.ToString("F4", CultureInfo.InvariantCulture);
}
