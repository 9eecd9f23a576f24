using System.Buffers.Binary;
using SeqML.Embeddings.Storage;

namespace SeqML.Embeddings.Learning.CoOccurrences;

/// <summary>A hash table for the pairs that are rare. When it is full, it is sorted and written to a file, a run, and begins again; the runs are merged in the end.</summary>
internal sealed class SparseCounts : IDisposable
{
    /// <summary>So many become one: each is an open file with a buffer.</summary>
    internal const int MostRuns = 64;

    private const int EntryBytes = 16;

    private readonly ulong[] keys; // plus 1: 0 is an empty place
    private readonly long[] counts;
    private readonly int mask;
    private readonly int most;
    private readonly List<FileStream> runs = [];
    private int used;
    private long written;

    /// <param name="places">How many places the table may have, at least 16.</param>
    public SparseCounts(long places)
    {
        var length = 16;
        while (length * 2L <= Math.Min(places, 1 << 30))
            length *= 2;
        (keys, counts, mask, most) = (new ulong[length], new long[length], length - 1, length / 10 * 7);
    }

    /// <summary>At least how many pairs were counted: those in several runs are counted in each.</summary>
    public long Used => used + written;

    /// <summary>How many runs were written.</summary>
    public int RunCount => runs.Count;

    /// <summary>Adds to a pair's count.</summary>
    public void Add(int i, int j, long amount)
    {
        var key = ((ulong)i << 32 | (uint)j) + 1;
        var place = (int)((key * 0x9E3779B97F4A7C15) >> 32) & mask;
        while (keys[place] != key)
        {
            if (keys[place] == 0)
            {
                if (used == most)
                {
                    Write();
                    place = (int)((key * 0x9E3779B97F4A7C15) >> 32) & mask;
                }
                keys[place] = key;
                used++;
                break;
            }
            place = (place + 1) & mask;
        }
        counts[place] += amount;
    }

    /// <summary>Reads what was counted; nothing can be added after it.</summary>
    public IEnumerable<CountReader> Read()
    {
        Sort();
        return [.. RunReaders(), new TableReader(keys, counts, used)];
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var run in runs)
            run.Dispose(); // which deletes it
    }

    private void Sort()
    {
        var kept = 0;
        for (var place = 0; place < keys.Length; place++)
            if (keys[place] != 0)
                (keys[kept], counts[kept++]) = (keys[place], counts[place]);
        Array.Sort(keys, counts, 0, kept);
    }

    private void Write()
    {
        Sort();
        var run = TemporaryFile.Create();
        runs.Add(run);
        for (var i = 0; i < used; i++)
            Write(run, keys[i] - 1, counts[i]);
        written += used;
        used = 0;
        Array.Clear(keys);
        Array.Clear(counts);
        if (runs.Count == MostRuns)
            MergeRuns();
    }

    private void MergeRuns()
    {
        var merged = TemporaryFile.Create();
        written = 0;
        foreach (var (key, count) in CountReader.Merge(RunReaders()))
        {
            Write(merged, key, count);
            written++;
        }
        Dispose();
        runs.Clear();
        runs.Add(merged);
    }

    private static void Write(FileStream run, ulong key, long count)
    {
        Span<byte> entry = stackalloc byte[EntryBytes];
        BinaryPrimitives.WriteUInt64LittleEndian(entry, key);
        BinaryPrimitives.WriteInt64LittleEndian(entry[8..], count);
        run.Write(entry);
    }

    private IEnumerable<CountReader> RunReaders()
    {
        foreach (var run in runs)
            run.Position = 0;
        return [.. runs.Select(run => new RunReader(run))];
    }

    private sealed class TableReader(ulong[] keys, long[] counts, int length) : CountReader
    {
        private int next;

        public override bool Read()
        {
            if (next == length)
                return false;
            (Key, Count) = (keys[next] - 1, counts[next++]);
            return true;
        }
    }

    private sealed class RunReader(FileStream run) : CountReader
    {
        private readonly byte[] entry = new byte[EntryBytes];

        public override bool Read()
        {
            if (run.ReadAtLeast(entry, EntryBytes, throwOnEndOfStream: false) < EntryBytes)
                return false;
            (Key, Count) = (BinaryPrimitives.ReadUInt64LittleEndian(entry), BinaryPrimitives.ReadInt64LittleEndian(entry.AsSpan(8)));
            return true;
        }
    }
}
