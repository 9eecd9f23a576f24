using System.Globalization;
using System.Text;
using SeqML.Embeddings.Storage;
using SeqML.Embeddings.Subwords;

namespace SeqML.Embeddings.Formats;

/// <summary>Writes lines of a word and its numbers.</summary>
internal static class TextFormatWriter
{
    public static void WriteGloVe(ByteSink sink, PackedWords words, VectorRows rows)
    {
        if (words.Count == 0)
            throw new InvalidOperationException("Expected words, found none, of which GloVe's format cannot tell how many numbers they have.");
        if (NamedNgrams.LengthOf(words.Utf8(0)) > 0)
            throw Unwritable(words.Utf8(0), "As the first word it would be taken for an n-gram, and the file for one of n-grams.");
        for (var i = 0; i < words.Count; i++)
            WriteLine(sink, words.Utf8(i), rows[i], isFirst: i == 0);
    }

    public static void WriteWord2Vec(ByteSink sink, PackedWords words, VectorRows rows)
    {
        WriteHeader(sink, words.Count, rows.Size);
        for (var i = 0; i < words.Count; i++)
        {
            if (words.Utf8(i).ContainsAny(" \t\n"u8))
                throw Unwritable(words.Utf8(i), "Words of word2vec's formats have no blanks: GloVe's text has them.");
            WriteLine(sink, words.Utf8(i), rows[i]);
        }
    }

    /// <summary>The n-grams, then the words, where there are any.</summary>
    public static void WriteCharNgram(ByteSink sink, PackedWords words, VectorRows rows, NamedSubwords subwords)
    {
        for (var i = 0; i < subwords.Names.Count; i++)
            WriteLine(sink, subwords.Names.Utf8(i), subwords.Rows[i], isFirst: i == 0);
        for (var i = 0; i < words.Count; i++)
        {
            if (NamedNgrams.LengthOf(words.Utf8(i)) > 0)
                throw Unwritable(words.Utf8(i), "It would be taken for an n-gram.");
            WriteLine(sink, words.Utf8(i), rows[i]);
        }
    }

    public static void WriteHeader(ByteSink sink, int count, int size)
    {
        sink.WriteText(count);
        sink.Write(" "u8);
        sink.WriteText(size);
        sink.Write("\n"u8);
    }

    /// <summary>A word that a format has no place for.</summary>
    public static InvalidOperationException Unwritable(ReadOnlySpan<byte> word, string reason) =>
        new($"Expected words that the format can hold, found '{Encoding.UTF8.GetString(word)}'. {reason}");

    private static void WriteLine(ByteSink sink, ReadOnlySpan<byte> word, ReadOnlySpan<float> numbers, bool isFirst = false)
    {
        if (isFirst && word.StartsWith("\uFEFF"u8))
            throw Unwritable(word, "The file's first character would be taken for a byte order mark.");
        if (isFirst && word.ContainsAny(" \t"u8))
            throw Unwritable(word, "The file's first word has no blanks, for its first line tells how many numbers there are.");
        if (word.ContainsAny(" \t\n"u8) && !IsReadBack(word))
            throw Unwritable(word, "Words of text may have blanks within, but no line feed, and end in no number.");
        sink.Write(word);
        foreach (var number in numbers)
        {
            sink.Write(" "u8);
            if (sink.WriteText(number) && isFirst && numbers.Length == 1)
                sink.Write(".0"u8); // else "5 1" would be taken for word2vec's first line
        }
        sink.Write("\n"u8);
    }

    private static bool IsReadBack(ReadOnlySpan<byte> word) =>
        !word.Contains((byte)'\n') && word.Trim(" \t"u8).Length == word.Length
        && !float.TryParse(word[(word.LastIndexOfAny((byte)' ', (byte)'\t') + 1)..], NumberStyles.Float, CultureInfo.InvariantCulture, out _);
}
