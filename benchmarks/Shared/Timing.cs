using System.Diagnostics;

namespace Shared;

/// <summary>Medians of how long work takes.</summary>
public static class Timing
{
    /// <summary>The median over a fixed number of runs, after enough others that the code is compiled at its best.</summary>
    public static double MedianSeconds(Action work, int runs)
    {
        for (var i = 0; i < Math.Max(20, runs / 3); i++)
            work();
        var times = new double[runs];
        for (var i = 0; i < runs; i++)
            times[i] = Seconds(work);
        return Median(times);
    }

    /// <summary>The median over as many runs as <paramref name="budget"/> seconds allow, at least 2; the runs before them do not count.</summary>
    /// <param name="budget">Seconds, and a third more for the runs that do not count.</param>
    /// <param name="work">What is timed.</param>
    /// <param name="firstRuns">How many runs do not count, at least: memory is taken in the first, and packed anew in the second.</param>
    public static double MedianSecondsWithin(double budget, Action work, int firstRuns = 3)
    {
        var start = Stopwatch.GetTimestamp();
        for (var run = 0; run < firstRuns || Stopwatch.GetElapsedTime(start).TotalSeconds < budget / 3; run++)
            work();
        var times = new List<double>();
        start = Stopwatch.GetTimestamp();
        do
            times.Add(Seconds(work));
        while (times.Count < 2 || (Stopwatch.GetElapsedTime(start).TotalSeconds < budget && times.Count < 1000));
        return Median(times);
    }

    /// <summary>The middle value; of an even number of values, the mean of the middle two.</summary>
    public static double Median(IEnumerable<double> values)
    {
        var sorted = values.Order().ToArray();
        return (sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2]) / 2;
    }

    private static double Seconds(Action work)
    {
        var start = Stopwatch.GetTimestamp();
        work();
        return Stopwatch.GetElapsedTime(start).TotalSeconds;
    }
}
