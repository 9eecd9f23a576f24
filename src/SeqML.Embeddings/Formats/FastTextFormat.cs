using System.Numerics.Tensors;
using SeqML.Embeddings.Storage;
using SeqML.Embeddings.Subwords;
using SeqML.Text.Files;

namespace SeqML.Embeddings.Formats;

/// <summary>fastText's .bin: settings, dictionary, input matrix; the output matrix at its end, with which it learned, is not read.</summary>
/// <remarks>Versions 11 and 12, also of classifiers (whose labels are left out) and of quantized models (.ftz).</remarks>
internal sealed class FastTextFormat(ByteSource source, VectorCollector collector)
{
    /// <summary>Most words are shorter: to look further each time would move the rest of the buffer for each.</summary>
    private const int LongWord = 256;

    public const int Magic = 793712314;

    /// <summary>Versions that fastText reads. In the first, classifiers have no n-grams whatever their settings say.</summary>
    public const int FirstVersion = 11, LastVersion = 12;

    /// <summary>fastText's number for classifiers.</summary>
    private const int Supervised = 3;

    private readonly FastTextBytes bytes = new(source);
    private readonly List<long> counts = [];
    private readonly HashSet<int> left = []; // rows of words that are not kept
    private readonly Dictionary<int, byte[]> malformed = []; // whose bytes decide the n-grams

    public WordVectors Read()
    {
        if (bytes.ReadInt32("the number that begins fastText's files") != Magic)
            throw FastTextBytes.Unexpected("fastText's number for its files at byte 0", "another one");
        var version = bytes.ReadInt32("the version");
        if (version is not (FirstVersion or LastVersion))
            throw FastTextBytes.Unexpected($"fastText's version {FirstVersion} or {LastVersion} at byte 4", $"{version}");
        Span<int> settings = stackalloc int[12]; // dim ws epoch minCount neg wordNgrams loss model bucket minn maxn lrUpdateRate
        foreach (ref var setting in settings)
            setting = bytes.ReadInt32("a setting");
        bytes.ReadInt64("the setting t");
        var (size, model, buckets, minimum, maximum) = (settings[0], settings[7], settings[8], settings[9], settings[10]);
        if (size is < 1 or > VectorCollector.MaximumSize)
            throw FastTextBytes.Unexpected($"vectors of 1 to {VectorCollector.MaximumSize} numbers", $"{size}");
        if (version == FirstVersion && model == Supervised)
            maximum = 0;
        if (minimum < 0 || maximum is < 0 or > HashedNgrams.LongestNgram)
            throw FastTextBytes.Unexpected($"n-grams of 0 to {HashedNgrams.LongestNgram} characters", $"{minimum} to {maximum}");
        if (buckets < 0 || (maximum > 0 && buckets == 0))
            throw FastTextBytes.Unexpected("a number of buckets for the n-grams", $"{buckets}");
        var (words, kept) = ReadDictionary();
        if (maximum == 0 || minimum > maximum)
            kept = [];
        var isQuantized = bytes.ReadByte("whether it is quantized");
        if (isQuantized > 1)
            throw FastTextBytes.Unexpected($"0 or 1 at byte {source.Position - 1}: whether the matrix is quantized", $"{isQuantized}");
        var input = isQuantized == 1 ? ReadQuantized(size, words) : ReadMatrix(size, words);
        var bucketRows = input.Count - collector.Words.Count;
        var rows = new HashedRows(input, collector.Words.Count, new HashedNgrams(minimum, maximum, buckets), kept);
        if (kept is null ? bucketRows < buckets : kept.Values.Any(row => (uint)row >= (uint)bucketRows))
            throw FastTextBytes.Unexpected("a row for each bucket of n-grams", $"{bucketRows} rows");
        var composed = HashedSubwords.Compose(collector.Words, rows, collector.Store.Open(rows.Rows.Size, collector.Words.Count), malformed);
        return new WordVectors(collector.Words, composed, kept is { Count: 0 } ? null : new HashedSubwords(collector.Words, composed, rows) { Counts = [.. counts] }, collector.Duplicates);
    }

    /// <summary>The words, and the rows of buckets where only some were kept.</summary>
    private (int Words, Dictionary<int, int>? Kept) ReadDictionary()
    {
        var (all, words, labels) = (bytes.ReadInt32("the number of entries"), bytes.ReadInt32("the number of words"), bytes.ReadInt32("the number of labels"));
        bytes.ReadInt64("the number of tokens");
        var pruned = bytes.ReadInt64("the number of buckets that were kept");
        const int smallestEntry = 1 + sizeof(long) + 1;
        if (words < 0 || labels < 0 || all != (long)words + labels || !bytes.IsThere((long)all * smallestEntry))
            throw FastTextBytes.Unexpected("as many entries as words and labels, and as the file has room for", $"{all} entries, {words} words, {labels} labels");
        if (source.Length is not null)
            collector.Reserve(words);
        for (var i = 0; i < all; i++)
            ReadEntry(i, words);
        if (pruned < 0)
            return (words, null);
        if (pruned > int.MaxValue || !bytes.IsThere(pruned * 2 * sizeof(int)))
            throw FastTextBytes.Unexpected("as many kept buckets as the file has room for", $"{pruned}");
        var kept = new Dictionary<int, int>();
        for (var i = 0L; i < pruned; i++)
            kept[bytes.ReadInt32("a kept bucket")] = bytes.ReadInt32("the row of a kept bucket");
        return (words, kept);
    }

    private void ReadEntry(int index, int words)
    {
        var length = source.Peek(LongWord).IndexOf((byte)0);
        if (length < 0)
            length = source.Peek(1 << 16).IndexOf((byte)0);
        if (length < 0)
            throw FastTextBytes.Unexpected($"the end of entry {index + 1} of the dictionary after byte {source.Position}", "none");
        var word = source.Peek(length);
        var isNew = index < words && collector.TryAdd(word);
        if (isNew && !System.Text.Unicode.Utf8.IsValid(word))
            malformed.Add(collector.Words.Count - 1, word.ToArray());
        source.Skip(length + 1);
        var count = bytes.ReadInt64("how often a word was there");
        var type = bytes.ReadByte("whether an entry is a word or a label");
        if (type != (index < words ? 0 : 1))
            throw FastTextBytes.Unexpected($"{(index < words ? "a word" : "a label")} as entry {index + 1} of the dictionary before byte {source.Position}", $"the type {type}");
        if (isNew)
            counts.Add(count);
        else if (index < words)
            left.Add(index);
    }

    private VectorRows ReadMatrix(int size, int words)
    {
        var count = ReadShape(size, words);
        if (!bytes.IsThere(count * size * sizeof(float)))
            throw FastTextBytes.Unexpected($"{count} rows of {size} numbers after byte {source.Position}", "fewer bytes");
        var sink = collector.Store.Open(size, (int)(count - left.Count));
        var row = new float[size];
        for (var i = 0; i < count; i++)
        {
            if (source.Read(row) != size)
                throw FastTextBytes.Unexpected($"row {i + 1} of {count} of the input matrix at byte {source.Position}", "the end of the file");
            if (!FiniteNumbers.All(row))
                throw FastTextBytes.Unexpected($"finite numbers in row {i + 1} of the input matrix before byte {source.Position}", "others");
            if (i >= words || !left.Contains(i))
                sink.Add(row);
        }
        SkipOutput();
        return sink.Finish();
    }

    /// <summary>The rows of a quantized matrix, as fastText computes them from their codes.</summary>
    private VectorRows ReadQuantized(int size, int words)
    {
        var hasNorms = bytes.ReadByte("whether norms are quantized") != 0;
        var count = ReadShape(size, words);
        var codeCount = bytes.ReadInt32("the number of codes");
        var codes = bytes.ReadBytes(codeCount, "codes");
        var quantizer = ReadQuantizer(size);
        if (codeCount != count * quantizer.PartCount)
            throw FastTextBytes.Unexpected("as many codes as rows have parts", $"{codeCount} codes");
        var norms = hasNorms ? bytes.ReadBytes(count, "codes of norms") : [];
        var norm = hasNorms ? ReadQuantizer(1) : null;
        var sink = collector.Store.Open(size, (int)(count - left.Count));
        var (row, length) = (new float[size], new float[1]);
        for (var i = 0; i < count; i++)
        {
            quantizer.Decode(codes.AsSpan(i * quantizer.PartCount, quantizer.PartCount), row);
            norm?.Decode(norms.AsSpan(i, 1), length);
            if (norm is not null)
                TensorPrimitives.Multiply(row, length[0], row);
            if (!FiniteNumbers.All(row))
                throw FastTextBytes.Unexpected($"finite numbers in row {i + 1} of the quantized matrix", "others");
            if (i >= words || !left.Contains(i))
                sink.Add(row);
        }
        return sink.Finish();
    }

    private ProductQuantizer ReadQuantizer(int size)
    {
        var (all, parts, part, last) = (bytes.ReadInt32("a size"), bytes.ReadInt32("a number of parts"), bytes.ReadInt32("the size of a part"), bytes.ReadInt32("the size of the last part"));
        if (all != size || part < 1 || last < 1 || last > part || parts < 1 || (long)part * (parts - 1) + last != size)
            throw FastTextBytes.Unexpected($"parts of vectors of {size} numbers before byte {source.Position}", $"{parts} parts of {part} and {last} numbers");
        var centroids = new float[size * ProductQuantizer.CentroidCount];
        if (source.Read(centroids) != centroids.Length)
            throw FastTextBytes.Unexpected("the centroids of a quantized matrix", "the end of the file");
        return new ProductQuantizer(centroids, parts, part, last);
    }

    private long ReadShape(int size, int words)
    {
        var (count, columns) = (bytes.ReadInt64("the rows of the input matrix"), bytes.ReadInt64("the columns of the input matrix"));
        if (columns != size || count < words || count > int.MaxValue)
            throw FastTextBytes.Unexpected($"an input matrix of at least {words} rows of {size} numbers before byte {source.Position}", $"{count} x {columns}");
        return count;
    }

    /// <summary>Where the file's length is known, its end is missed.</summary>
    private void SkipOutput()
    {
        if (source.Length is null)
            return;
        var isQuantized = bytes.ReadByte("whether the output matrix is quantized");
        if (isQuantized != 0)
            return;
        var (count, columns) = (bytes.ReadInt64("the rows of the output matrix"), bytes.ReadInt64("the columns of the output matrix"));
        if (count is < 0 or > int.MaxValue || columns is < 0 or > VectorCollector.MaximumSize || !bytes.IsThere(count * columns * sizeof(float)))
            throw FastTextBytes.Unexpected($"an output matrix of {count} x {columns} after byte {source.Position}", "fewer bytes");
    }
}
