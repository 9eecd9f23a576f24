namespace SeqML.Tasks.Tagging.Evaluation;

/// <summary>Scores of types, averaged.</summary>
/// <param name="Precision">The mean of their precisions, from 0 to 1.</param>
/// <param name="Recall">The mean of their recalls, from 0 to 1.</param>
/// <param name="F1">The mean of their F1, from 0 to 1: not the harmonic mean of the two before.</param>
public sealed record TaggingAverage(double Precision, double Recall, double F1)
{
    /// <summary>Every score counts alike, or by its weight; zeros where nothing weighs anything.</summary>
    internal static TaggingAverage Of(IReadOnlyList<TaggingScore> scores, Func<TaggingScore, double> weight)
    {
        double precision = 0, recall = 0, f1 = 0, total = 0;
        foreach (var score in scores)
        {
            var w = weight(score);
            (precision, recall, f1, total) = (precision + w * score.Precision, recall + w * score.Recall, f1 + w * score.F1, total + w);
        }
        return total == 0 ? new(0, 0, 0) : new(precision / total, recall / total, f1 / total);
    }
}
