using System.Buffers;
using System.IO.Compression;
using System.Text;
using SeqML.Text.Files;

namespace SeqML.Embeddings.Learning.Corpora;

/// <summary>Reads the words of a file of UTF-8. A corpus may be one line of a hundred megabytes (text8 is), so what is read is blocks, not lines.</summary>
internal static class WordReader
{
    private const int LongestWord = 1 << 16;

    /// <summary>What word2vec and fastText take as blanks.</summary>
    private static readonly SearchValues<byte> Blanks = SearchValues.Create(" \t\r\v\f\0\n"u8);

    public static void Read(string path, IWordSink sink)
    {
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 1 << 16, FileOptions.SequentialScan);
        Span<byte> mark = stackalloc byte[2];
        var isPacked = file.ReadAtLeast(mark, 2, throwOnEndOfStream: false) == 2 && mark is [0x1F, 0x8B];
        file.Position = 0;
        using var packed = new PackedStream([], file);
        using var stream = isPacked ? new GZipStream(packed, CompressionMode.Decompress) : (Stream)file;
        try
        {
            var total = Read(stream, sink);
            // What was cut off is no error for GZipStream.
            if (isPacked && packed.UnpackedLength != (uint)total)
                throw new InvalidDataException("The packed file does not end where it should: its end is missing, or it consists of several packed files. Unpack it with gzip to see which.");
        }
        catch (InvalidDataException error)
        {
            throw new InvalidDataException($"The corpus in '{path}' cannot be read: {error.Message}", error);
        }
    }

    /// <summary>Returns how many bytes there were.</summary>
    public static long Read(Stream stream, IWordSink sink)
    {
        var buffer = new byte[2 * LongestWord];
        var characters = new char[LongestWord];
        var (end, line, total) = (0, 1L, 0L);
        var hasWords = false; // since the last end of a line
        var isFirst = true;
        while (true)
        {
            var read = stream.ReadAtLeast(buffer.AsSpan(end), 1, throwOnEndOfStream: false);
            (end, total) = (end + read, total + read);
            var rest = (ReadOnlySpan<byte>)buffer.AsSpan(0, end);
            if (isFirst && rest.StartsWith("\uFEFF"u8))
                rest = rest[3..]; // a byte order mark
            isFirst &= end < 3 && read > 0;
            while (true)
            {
                var length = rest.IndexOfAny(Blanks);
                if (length < 0)
                {
                    if (rest.Length > LongestWord)
                        throw new InvalidDataException(FormattableString.Invariant($"Expected words with blanks between them, found one of more than {LongestWord:#,0} bytes in line {line}. Is it a text?"));
                    if (read > 0)
                        break;
                    length = rest.Length;
                }
                if (length > 0)
                {
                    if (length > LongestWord)
                        throw new InvalidDataException(FormattableString.Invariant($"Expected words with blanks between them, found one of {length:#,0} bytes in line {line}. Is it a text?"));
                    sink.Add(characters.AsSpan(0, Encoding.UTF8.GetChars(rest[..length], characters))); // malformed parts become U+FFFD
                    hasWords = true;
                }
                if (length == rest.Length)
                {
                    if (hasWords)
                        sink.EndLine();
                    return total;
                }
                if (rest[length] == '\n')
                {
                    sink.EndLine();
                    (line, hasWords) = (line + 1, false);
                }
                rest = rest[(length + 1)..];
            }
            rest.CopyTo(buffer);
            end = rest.Length;
        }
    }
}
