using System.Buffers.Binary;
using System.Text.Unicode;
using SeqML.Embeddings.Subwords;
using SeqML.Text.Files;

namespace SeqML.Embeddings.Formats;

/// <summary>Which format a file has, by its first bytes.</summary>
internal static class FormatRecognition
{
    /// <summary>Enough for a line with two numbers, a word, and the longest vector as floats.</summary>
    private const int Beginning = 1 << 16;

    public static WordVectorsFormat Recognize(ByteSource source)
    {
        var bytes = source.Peek(Beginning);
        if (bytes.Length >= sizeof(int) && BinaryPrimitives.ReadInt32LittleEndian(bytes) == FastTextFormat.Magic)
            return WordVectorsFormat.FastText;
        var end = bytes.IndexOf((byte)'\n');
        var line = (end < 0 ? bytes : bytes[..end]).TrimEnd(" \t\r"u8);
        if (TextFormat.TryReadHeader(line, out var size) is not null)
            return size is >= 1 and <= VectorCollector.MaximumSize && end >= 0 && IsBinary(bytes[(end + 1)..], size) ? WordVectorsFormat.Word2VecBinary : WordVectorsFormat.Word2VecText;
        return NamedNgrams.LengthOf(TextFormat.FirstField(line)) > 0 ? WordVectorsFormat.CharNgram : WordVectorsFormat.GloVe;
    }

    /// <summary>Whether floats follow the first word, and no text: the first line is no vector, and the bytes where floats would be are not all characters.</summary>
    private static bool IsBinary(ReadOnlySpan<byte> bytes, int size)
    {
        var end = bytes.IndexOf((byte)'\n');
        if (end > 0 && TextFormat.IsVector(bytes[..end].TrimEnd(" \t\r"u8), new float[size]))
            return false;
        var blank = bytes.IndexOf((byte)' ');
        if (blank < 0)
            return false;
        var numbers = bytes[(blank + 1)..];
        if (numbers.Length > size * sizeof(float))
            numbers = numbers[..(size * sizeof(float))];
        foreach (var value in numbers)
            if (value is < (byte)'\t' or 0x0B or 0x0C or (> (byte)'\r' and < (byte)' ') or 0x7F)
                return true;
        while (numbers.Length > 0 && numbers[^1] >= 0x80)
            numbers = numbers[..^1]; // a character may be cut in two
        return !Utf8.IsValid(numbers);
    }
}
