namespace SeqML.Training.History.Charts;

/// <summary>A line of a chart.</summary>
/// <param name="Name">What the legend calls it.</param>
/// <param name="Colour">Which of the page's colours it has, from 1.</param>
/// <param name="Points">From left to right; one whose y is not finite leaves a gap.</param>
internal sealed record Curve(string Name, int Colour, IReadOnlyList<(double X, double Y)> Points)
{
    /// <summary>Whether it is drawn faintly, behind the others: what another curve is the smoothed form of.</summary>
    public bool IsFaint { get; init; }

    /// <summary>Whether its points are drawn, too.</summary>
    public bool HasDots { get; init; }

    /// <summary>Whether the best epoch's point is marked.</summary>
    public bool MarksBest { get; init; }

    /// <summary>How large each point is drawn; null where all are alike.</summary>
    public IReadOnlyList<double>? Radii { get; init; }

    /// <summary>
    /// Each point the mean of those about it, near ones counting more (a running mean, twice). It is centred: what it shows
    /// does not come late. A few points are left as they are.
    /// </summary>
    public static IReadOnlyList<(double X, double Y)> Smooth(IReadOnlyList<(double X, double Y)> points)
    {
        var reach = points.Count < 20 ? 0 : Math.Max(1, points.Count / 60);
        var values = points.Select(point => point.Y).ToArray();
        if (reach > 0)
            values = RunningMean(RunningMean(values, reach), reach);
        return [.. points.Zip(values, (point, value) => (point.X, value))];
    }

    /// <summary>No more than about so many points: of each group of neighbours the lowest and the highest, so that no peak is lost.</summary>
    public static IReadOnlyList<(double X, double Y)> Thin(IReadOnlyList<(double X, double Y)> points, int most)
    {
        if (points.Count <= most)
            return points;
        var thinned = new List<(double X, double Y)>(most + 2) { points[0] };
        var groups = most / 2;
        for (var group = 0; group < groups; group++)
        {
            var (start, end) = ((int)((long)points.Count * group / groups), (int)((long)points.Count * (group + 1) / groups));
            var (low, high) = (start, start);
            for (var i = start; i < end; i++)
                if (!double.IsFinite(points[low].Y) || points[i].Y < points[low].Y)
                    low = i;
            for (var i = start; i < end; i++)
                if (!double.IsFinite(points[high].Y) || points[i].Y > points[high].Y)
                    high = i;
            thinned.Add(points[Math.Min(low, high)]);
            if (low != high)
                thinned.Add(points[Math.Max(low, high)]);
        }
        thinned.Add(points[^1]);
        return thinned;
    }

    private static double[] RunningMean(double[] values, int reach)
    {
        var means = new double[values.Length];
        for (var i = 0; i < values.Length; i++)
        {
            var (sum, count) = (0d, 0);
            for (var near = Math.Max(0, i - reach); near <= Math.Min(values.Length - 1, i + reach); near++)
                if (double.IsFinite(values[near]))
                    (sum, count) = (sum + values[near], count + 1);
            means[i] = count == 0 ? double.NaN : sum / count;
        }
        return means;
    }
}
