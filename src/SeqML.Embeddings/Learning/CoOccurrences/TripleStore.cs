using System.Runtime.InteropServices;
using SeqML.Embeddings.Storage;
using SeqML.Engine.Randomness;

namespace SeqML.Embeddings.Learning.CoOccurrences;

/// <summary>All triples in random order: in memory, or as so many files of triples drawn at random that each fits.</summary>
/// <remarks>A file for each triple by lot, and a random order in each, is a random order of all. In memory the order is drawn once, as the authors' program does; of files, in each epoch.</remarks>
internal sealed class TripleStore : IDisposable
{
    /// <summary>Bytes of a triple.</summary>
    public const int TripleBytes = 16;

    /// <summary>Each has a buffer, and systems count what is open. Of 512 MB, so many hold eight billion triples; where there are more, a file takes more memory than it should.</summary>
    private const int MostFiles = 250;

    /// <summary>No span has room for the bytes of all that an array has room for.</summary>
    private const int TriplesAtOnce = 1 << 24;

    private readonly Triple[] triples; // of the file at hand
    private readonly FileStream[] files;
    private readonly long[] lengths;
    private readonly SeededRandom random;

    /// <param name="source">The triples.</param>
    /// <param name="most">No fewer than there are.</param>
    /// <param name="memoryBytes">What they may take in memory.</param>
    /// <param name="random">Of which their order comes.</param>
    /// <param name="cancellation">Is looked at now and then.</param>
    public TripleStore(IEnumerable<Triple> source, long most, long memoryBytes, SeededRandom random, CancellationToken cancellation)
    {
        this.random = random;
        var room = Math.Clamp(memoryBytes / TripleBytes, 1024, Array.MaxLength);
        // An eighth more than their share: no draw by lot is as uneven, and if one were, the array grows.
        files = most <= room ? [] : new FileStream[(int)Math.Min(MostFiles, most / (room * 7 / 8) + 1)];
        lengths = new long[Math.Max(1, files.Length)];
        triples = new Triple[files.Length == 0 ? most : room];
        try
        {
            Fill(source, cancellation);
        }
        catch
        {
            Dispose(); // of files, for which nobody else has a name
            throw;
        }
        if (files.Length == 0)
            random.Shuffle(triples.AsSpan(0, (int)Count));
        else if (lengths.Max() > triples.Length)
            triples = new Triple[lengths.Max()];
    }

    /// <summary>How many triples there are.</summary>
    public long Count { get; private set; }

    /// <summary>How many parts there are: 1 where they are in memory.</summary>
    public int PartCount => lengths.Length;

    /// <summary>A part of them, in random order; valid until the next is asked for.</summary>
    public ReadOnlyMemory<Triple> Part(int part)
    {
        var found = triples.AsMemory(0, (int)lengths[part]);
        if (files.Length == 0)
            return found;
        files[part].Position = 0;
        for (var rest = found.Span; !rest.IsEmpty; rest = rest[Math.Min(TriplesAtOnce, rest.Length)..])
            files[part].ReadExactly(MemoryMarshal.AsBytes(rest[..Math.Min(TriplesAtOnce, rest.Length)]));
        random.Shuffle(found.Span);
        return found;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var file in files)
            file?.Dispose(); // which deletes it
    }

    private void Fill(IEnumerable<Triple> source, CancellationToken cancellation)
    {
        for (var i = 0; i < files.Length; i++)
            files[i] = TemporaryFile.Create();
        foreach (var triple in source)
        {
            if ((Count++ & 0xFFFFF) == 0)
                cancellation.ThrowIfCancellationRequested();
            var file = files.Length == 0 ? 0 : random.NextInteger(files.Length);
            if (files.Length == 0)
                triples[lengths[0]] = triple;
            else
                files[file].Write(MemoryMarshal.AsBytes(new ReadOnlySpan<Triple>(in triple)));
            lengths[file]++;
        }
    }
}
