using SeqML.Engine.Threading;

namespace SeqML.Embeddings.Search;

/// <summary>Rows shared among threads of the pool, a run of them each.</summary>
internal static class RowShares
{
    /// <summary>Fewer rows are not worth another thread.</summary>
    private const int WorthSharing = 2048;

    /// <summary>How many shares there will be.</summary>
    public static int Count(int rows, int threads) => Math.Clamp(rows / WorthSharing, 1, threads);

    /// <summary>Calls <paramref name="work"/> with the number of a share, its first row and the one after its last.</summary>
    public static void Run(int rows, int threads, Action<int, int, int> work)
    {
        var count = Count(rows, threads);
        if (count == 1)
            work(0, 0, rows);
        else
            Parallel.For(0, count, new ParallelOptions { MaxDegreeOfParallelism = count }, share =>
            {
                var (start, end) = Workers.Share(rows, share, count, unit: 256);
                work(share, start, end);
            });
    }
}
