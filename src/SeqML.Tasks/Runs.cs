namespace SeqML.Tasks;

/// <summary>Much work of one kind, cut into runs that threads take one by one, each with memory of its own. The cut does not depend on the threads.</summary>
internal static class Runs
{
    /// <summary>Does the work.</summary>
    /// <param name="count">How many items there are.</param>
    /// <param name="length">How many of them a run has.</param>
    /// <param name="threads">How many threads work, at least 1; null for one each core.</param>
    /// <param name="makeMemory">Makes what a thread works with.</param>
    /// <param name="work">Does the items from the first number to before the second.</param>
    public static void Share<TMemory>(int count, int length, int? threads, Func<TMemory> makeMemory, Action<TMemory, int, int> work)
    {
        if (threads is < 1)
            throw new ArgumentOutOfRangeException(nameof(threads), threads, FormattableString.Invariant($"Expected at least 1 thread, found {threads}."));
        var runs = (int)(((long)count + length - 1) / length);
        if (threads == 1 || runs <= 1)
        {
            var memory = makeMemory();
            for (var run = 0; run < runs; run++)
                Do(memory, run);
        }
        else
        {
            Parallel.For(0, runs, new ParallelOptions { MaxDegreeOfParallelism = threads ?? Environment.ProcessorCount }, makeMemory, (run, _, memory) =>
            {
                Do(memory, run);
                return memory;
            }, _ => { });
        }

        void Do(TMemory memory, int run) => work(memory, run * length, (int)Math.Min((run + 1L) * length, count));
    }
}
