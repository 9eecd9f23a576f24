using System.Globalization;
using System.Text;

namespace SeqML.Tasks.Tagging.Evaluation;

/// <summary>Prints figures as conlleval.pl does.</summary>
internal static class ConllevalTable
{
    public static string Write(TaggingMetrics metrics)
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"processed {metrics.Tokens} tokens");
        if (metrics.Scheme is not null)
            text.Append(CultureInfo.InvariantCulture, $" with {metrics.Overall.Gold} phrases; found: {metrics.Overall.Predicted} phrases");
        text.Append(CultureInfo.InvariantCulture, $"; correct: {metrics.Overall.Correct}.\n");
        if (metrics.Tokens > 0)
            text.Append(CultureInfo.InvariantCulture, $"accuracy: {Percent(100.0 * metrics.CorrectTokens / metrics.Tokens)}%; {Figures(metrics.Overall)}\n");
        foreach (var score in metrics.Scheme is null ? metrics.Tags : metrics.Types)
            text.Append(CultureInfo.InvariantCulture, $"{score.Name,17}: {Figures(score)}  {score.Predicted}\n");
        return text.ToString();
    }

    /// <summary>%6.2f: .NET rounds the half that is exact away from zero, C to the even digit.</summary>
    internal static string Percent(double value) =>
        (value * 8 == Math.Floor(value * 8) ? Math.Round((decimal)value, 2, MidpointRounding.ToEven).ToString("F2", CultureInfo.InvariantCulture)
            : value.ToString("F2", CultureInfo.InvariantCulture)).PadLeft(6);

    private static string Figures(TaggingScore score)
    {
        // In its own order of operations, so that the last bit is the same.
        var precision = score.Predicted == 0 ? 0 : 100.0 * score.Correct / score.Predicted;
        var recall = score.Gold == 0 ? 0 : 100.0 * score.Correct / score.Gold;
        var f1 = precision + recall == 0 ? 0 : 2 * precision * recall / (precision + recall);
        return $"precision: {Percent(precision)}%; recall: {Percent(recall)}%; FB1: {Percent(f1)}";
    }
}
