namespace SeqML.TestKit;

/// <summary>What code allocates once it is warm.</summary>
public static class Allocations
{
    /// <summary>Bytes that this thread allocates in the action.</summary>
    /// <remarks>
    /// The least of several runs: a garbage collection, which anything in the process may cause, ends the block that the
    /// thread allocates from, and what was left of it, up to 8 KB, counts as allocated.
    /// </remarks>
    public static long Of(Action action)
    {
        action();
        var least = long.MaxValue;
        for (var run = 0; run < 5; run++)
        {
            var before = GC.GetAllocatedBytesForCurrentThread();
            action();
            least = Math.Min(least, GC.GetAllocatedBytesForCurrentThread() - before);
        }
        return least;
    }
}
