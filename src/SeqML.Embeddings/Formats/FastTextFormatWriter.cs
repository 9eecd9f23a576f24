using SeqML.Embeddings.Storage;
using SeqML.Embeddings.Subwords;

namespace SeqML.Embeddings.Formats;

/// <summary>Writes fastText's .bin, as of a skip-gram model. There is no output matrix: it has no rows, so that the tool gives vectors and nearest words, and learns nothing more.</summary>
internal static class FastTextFormatWriter
{
    private const int NegativeSampling = 2, SkipGram = 2;

    /// <param name="sink">The file.</param>
    /// <param name="words">The words.</param>
    /// <param name="rows">Their vectors, which are their own rows where there are no subwords.</param>
    /// <param name="subwords">With the words' own rows, and not pruned; or null.</param>
    public static void Write(ByteSink sink, PackedWords words, VectorRows rows, HashedSubwords? subwords)
    {
        var ngrams = subwords?.Input.Ngrams ?? new HashedNgrams(0, 0, 0);
        // dim ws epoch minCount neg wordNgrams loss model bucket minn maxn lrUpdateRate: fastText's defaults, but for what decides vectors
        ReadOnlySpan<int> head = [FastTextFormat.Magic, FastTextFormat.LastVersion, rows.Size, 5, 5, 1, 5, 1, NegativeSampling, SkipGram, ngrams.BucketCount, ngrams.MinimumLength, ngrams.MaximumLength, 100];
        foreach (var number in head)
            sink.Write(number);
        sink.Write(BitConverter.DoubleToInt64Bits(1e-4)); // t
        sink.Write(words.Count); // entries, words, labels, tokens, and buckets that are kept: all
        sink.Write(words.Count);
        sink.Write(0);
        var counts = subwords?.Counts;
        sink.Write(counts?.Sum() ?? words.Count);
        sink.Write(-1L);
        for (var i = 0; i < words.Count; i++)
            WriteEntry(sink, words.Utf8(i), counts?[i] ?? 1);
        var input = subwords?.Input.Rows ?? rows;
        WriteMatrix(sink, input, words.Count + (long)ngrams.BucketCount);
        sink.Write((byte)0); // the output matrix is not quantized
        sink.Write(0L);
        sink.Write((long)rows.Size);
    }

    private static void WriteEntry(ByteSink sink, ReadOnlySpan<byte> word, long count)
    {
        if (word.ContainsAny("\0 \t\n\v\f\r"u8))
            throw TextFormatWriter.Unwritable(word, "fastText's words have no blanks: GloVe's text has them.");
        sink.Write(word);
        sink.Write((byte)0);
        sink.Write(count);
        sink.Write((byte)0); // a word, no label
    }

    private static void WriteMatrix(ByteSink sink, VectorRows rows, long count)
    {
        sink.Write((byte)0); // not quantized
        sink.Write(count);
        sink.Write((long)rows.Size);
        for (var i = 0; i < count; i++)
            sink.Write(rows[i]);
    }
}
