using System.Diagnostics;

namespace TextStages;

/// <summary>A stage that is timed over the whole corpus, on one thread.</summary>
/// <param name="Name">What is timed.</param>
/// <param name="Run">Goes once over the corpus, and returns how much came out (tokens, or units of text), so that nothing is left out as dead code.</param>
internal sealed record Row(string Name, Func<long> Run)
{
    private readonly List<double> seconds = [];

    /// <summary>How much came out.</summary>
    public long Made { get; private set; }

    /// <summary>Bytes that were allocated in the last run.</summary>
    public long Allocated { get; private set; }

    /// <summary>The median time of a run.</summary>
    public double Seconds => seconds.Order().ElementAt(seconds.Count / 2);

    /// <summary>Runs all rows by turns, so that what slows the machine for a moment slows no row alone. The first round does not count: code is compiled in it.</summary>
    public static void Measure(IReadOnlyList<Row> rows, int rounds)
    {
        for (var round = -1; round < rounds; round++)
            foreach (var row in rows)
            {
                var before = GC.GetAllocatedBytesForCurrentThread();
                var start = Stopwatch.GetTimestamp();
                row.Made = row.Run();
                var elapsed = Stopwatch.GetElapsedTime(start).TotalSeconds;
                row.Allocated = GC.GetAllocatedBytesForCurrentThread() - before;
                if (round >= 0)
                    row.seconds.Add(elapsed);
            }
    }
}
