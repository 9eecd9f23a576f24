namespace Microsoft.ML.Data;

/// <summary>Areas under the curves that scores draw when ranked.</summary>
internal static class RankedScores
{
    /// <summary>The share of pairs of a positive and a negative that the scores order rightly; a tie counts half.</summary>
    public static double AreaUnderRoc((float Score, bool Label)[] ranked)
    {
        double positives = ranked.Count(row => row.Label);
        var negatives = ranked.Length - positives;
        if (positives == 0)
            throw new ArgumentOutOfRangeException("PosSample", "The area under the ROC curve needs a positive row, and there is none.");
        if (negatives == 0)
            throw new ArgumentOutOfRangeException("NegSample", "The area under the ROC curve needs a negative row, and there is none.");
        double negativesBelow = 0, ordered = 0;
        foreach (var tied in ranked.OrderBy(row => row.Score).GroupAdjacent())
        {
            ordered += tied.Positives * (negativesBelow + (tied.Negatives / 2));
            negativesBelow += tied.Negatives;
        }
        return ordered / (positives * negatives);
    }

    /// <summary>
    /// The trapezoids under precision over recall, row by row from the highest score down; tied rows stay in the order of the data,
    /// so that ML.NET's figure for them depends on it, and so does this one.
    /// </summary>
    public static double AreaUnderPrecisionRecall((float Score, bool Label)[] ranked)
    {
        double positives = ranked.Count(row => row.Label);
        double seen = 0, found = 0, area = 0, lastRecall = 0, lastPrecision = 1;
        foreach (var (_, label) in ranked.OrderByDescending(row => row.Score))
        {
            seen++;
            if (label)
                found++;
            var recall = found / positives;
            var precision = found / seen;
            area += (recall - lastRecall) * (precision + lastPrecision) / 2;
            lastRecall = recall;
            lastPrecision = precision;
        }
        return area;
    }

    private static IEnumerable<(double Positives, double Negatives)> GroupAdjacent(this IEnumerable<(float Score, bool Label)> sorted)
    {
        double positives = 0, negatives = 0;
        var last = float.NaN;
        foreach (var (score, label) in sorted)
        {
            if (score != last && positives + negatives > 0)
            {
                yield return (positives, negatives);
                positives = negatives = 0;
            }
            last = score;
            if (label)
                positives++;
            else
                negatives++;
        }
        yield return (positives, negatives);
    }
}
