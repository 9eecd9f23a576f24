using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using SeqML.Embeddings.Storage;
using SeqML.Embeddings.Subwords;

namespace SeqML.Embeddings.Formats;

/// <summary>Opens a file that is made to be mapped. Words are read into memory, vectors are not: opening takes no longer for more numbers.</summary>
internal sealed class MappedFormat
{
    private readonly MappedFile file;
    private readonly MappedHeader header;

    private MappedFormat(FileStream stream)
    {
        header = ReadHeader(stream) ?? throw Damaged("the beginning of such a file", "another");
        if (header.FileVersion != MappedHeader.Version)
            throw Damaged($"version {MappedHeader.Version}", $"{header.FileVersion}");
        if (header.FileLength != stream.Length)
            throw Damaged($"{header.FileLength} bytes", $"{stream.Length}. The end of the file is missing");
        file = new MappedFile(stream);
    }

    /// <summary>The head of a file; null where it is no such file.</summary>
    public static MappedHeader? ReadHeader(Stream stream)
    {
        MappedHeader header = default;
        var bytes = MemoryMarshal.AsBytes(new Span<MappedHeader>(ref header));
        var isThere = stream.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false) == bytes.Length && stream.Length >= MappedHeader.Room;
        return isThere && header.FileMagic == MappedHeader.Magic ? header : null;
    }

    /// <summary>Opens a file, which stays open.</summary>
    public static WordVectors Open(string path)
    {
        var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete, bufferSize: 0);
        MappedFormat? opened = null;
        try
        {
            opened = new MappedFormat(stream);
            return opened.Read();
        }
        catch
        {
            opened?.file.Dispose();
            stream.Dispose();
            throw;
        }
    }

    /// <summary>Copies those words of a file that are wanted, and their vectors.</summary>
    public static WordVectors Copy(string path, VectorCollector collector)
    {
        using var all = Open(path);
        collector.Start(all.Size, all.Count);
        var kept = new List<int>();
        for (var i = 0; i < all.Count; i++)
        {
            var count = collector.Words.Count;
            collector.Add(all.PackedWords.Utf8(i), all.Rows[i]);
            if (collector.Words.Count > count)
                kept.Add(i);
        }
        var vectors = collector.Build();
        return all.Subwords switch
        {
            HashedSubwords hashed => new WordVectors(vectors.PackedWords, vectors.Rows, Copy(hashed, all.Count, kept, vectors, collector.Store), all.DuplicateCount),
            NamedSubwords named => new WordVectors(vectors.PackedWords, vectors.Rows, new NamedSubwords(named.Names, Copy(named.Rows, Enumerable.Range(0, named.Rows.Count), collector.Store)), all.DuplicateCount),
            _ => new WordVectors(vectors.PackedWords, vectors.Rows, subwords: null, all.DuplicateCount),
        };
    }

    private static HashedSubwords Copy(HashedSubwords subwords, int count, List<int> kept, WordVectors vectors, RowStore store)
    {
        var input = subwords.Input.Rows;
        var rows = Copy(input, kept.Concat(Enumerable.Range(count, input.Count - count)), store);
        return new HashedSubwords(vectors.PackedWords, vectors.Rows, subwords.Input with { Rows = rows, FirstBucket = kept.Count }) { Counts = subwords.Counts is { } counts ? [.. kept.Select(i => counts[i])] : null };
    }

    private static VectorRows Copy(VectorRows rows, IEnumerable<int> chosen, RowStore store)
    {
        var sink = store.Open(rows.Size);
        foreach (var row in chosen)
            sink.Add(rows[row]);
        return sink.Finish();
    }

    private WordVectors Read()
    {
        if (header.Size is < 1 or > VectorCollector.MaximumSize || header.SubwordKind is < 0 or > 2)
            throw Damaged($"vectors of 1 to {VectorCollector.MaximumSize} numbers, with subwords of a known kind", $"{header.Size} numbers and kind {header.SubwordKind}");
        var words = Words(header.Words, header.Count, header.WordBytes);
        var rows = Rows(header.Rows, header.Count);
        SubwordVectors? subwords = header.SubwordKind switch
        {
            1 => Hashed(words, rows),
            2 => new NamedSubwords(Words(header.Names, header.NameCount, header.NameBytes), Rows(header.NameRows, header.NameCount)),
            _ => null,
        };
        return new WordVectors(words, rows, subwords, (int)header.Duplicates, file);
    }

    private HashedSubwords Hashed(PackedWords words, MappedRows rows)
    {
        var input = Rows(header.Input, header.InputRows);
        var (minimum, maximum, buckets) = (header.MinimumLength, header.MaximumLength, header.Buckets);
        if (minimum < 0 || maximum is < 0 or > HashedNgrams.LongestNgram || minimum > maximum || buckets is < 1 or > int.MaxValue || input.Count < words.Count)
            throw Damaged("n-grams and their buckets", $"n-grams of {minimum} to {maximum} characters, {buckets} buckets, {input.Count} rows");
        Dictionary<int, int>? kept = null;
        if (header.KeptCount >= 0)
        {
            kept = [];
            var pairs = Part<int>(header.Kept, 2 * header.KeptCount);
            for (var i = 0; i < pairs.Length; i += 2)
                kept[pairs[i]] = pairs[i + 1];
        }
        var bucketRows = input.Count - words.Count;
        if (kept is null ? bucketRows < buckets : kept.Values.Any(row => (uint)row >= (uint)bucketRows))
            throw Damaged("a row for each bucket", $"{bucketRows} rows");
        var counts = header.Counts == 0 ? null : Part<long>(header.Counts, header.Count).ToArray();
        return new HashedSubwords(words, rows, new HashedRows(input, words.Count, new HashedNgrams((int)minimum, (int)maximum, (int)buckets), kept)) { Counts = counts };
    }

    private PackedWords Words(long place, long count, long bytes)
    {
        var ends = Part<int>(place, count);
        var text = Part<byte>(place + count * sizeof(int), bytes);
        var words = new PackedWords();
        words.Reserve(ends.Length);
        var start = 0;
        foreach (var end in ends)
        {
            if (end <= start || end > text.Length || !words.TryAdd(text[start..end]))
                throw Damaged("each word once", $"none, or one again, as word {words.Count + 1}");
            start = end;
        }
        return words;
    }

    private MappedRows Rows(long place, long count)
    {
        CheckPart(place, count, header.Size * sizeof(float));
        return new MappedRows(file, place, (int)count, (int)header.Size);
    }

    private ReadOnlySpan<T> Part<T>(long place, long count)
        where T : unmanaged
    {
        CheckPart(place, count, Unsafe.SizeOf<T>());
        return file.Span<T>(place, (int)count);
    }

    private void CheckPart(long place, long count, long size)
    {
        if (place < MappedHeader.Room || place % sizeof(int) != 0 || count is < 0 or > int.MaxValue || place > file.Length || count * size > file.Length - place)
            throw Damaged($"a part of {count} x {size} bytes within the file", $"it at byte {place} of {file.Length}");
    }

    private static InvalidDataException Damaged(string expected, string found) =>
        new($"Expected {expected}, found {found}. The file is damaged: make it again from the vectors it was made of.");
}
