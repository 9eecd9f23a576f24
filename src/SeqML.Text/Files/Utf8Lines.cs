using System.IO.Compression;

namespace SeqML.Text.Files;

/// <summary>The lines of a file as bytes, unpacked where it begins as gzip's files do.</summary>
/// <remarks>Only a line feed ends a line: words may have any other character that ends lines elsewhere (U+0085, U+2028).</remarks>
internal sealed class Utf8Lines
{
    /// <summary>No line of vectors is as long; a file of another kind may have no lines.</summary>
    private const int LongestLine = 1 << 20;

    private readonly Stream stream;
    private readonly PackedStream? packed;
    private long total;
    private byte[] buffer = new byte[1 << 16];
    private int start;
    private int end;
    private bool isAtEnd;

    public Utf8Lines(Stream stream)
    {
        this.stream = stream;
        end = stream.ReadAtLeast(buffer.AsSpan(0, 3), 3, throwOnEndOfStream: false);
        if (end >= 2 && buffer[0] == 0x1F && buffer[1] == 0x8B)
        {
            packed = new PackedStream(buffer[..end], stream);
            this.stream = new GZipStream(packed, CompressionMode.Decompress);
            end = this.stream.ReadAtLeast(buffer.AsSpan(0, 3), 3, throwOnEndOfStream: false);
        }
        total = end;
        if (buffer.AsSpan(0, end).SequenceEqual("\uFEFF"u8))
            end = 0; // a byte order mark
    }

    /// <summary>The number of the line that was read last, from 1 on.</summary>
    public int Number { get; private set; }

    /// <summary>Reads a line, without what ends it and without blanks at its end; false where there is none.</summary>
    /// <param name="line">Valid until the next one is read.</param>
    public bool TryRead(out ReadOnlySpan<byte> line)
    {
        line = default;
        var searched = 0;
        int length;
        while ((length = buffer.AsSpan(start + searched, end - start - searched).IndexOf((byte)'\n')) < 0 && !isAtEnd)
        {
            searched = end - start;
            if (searched > LongestLine)
                throw new InvalidDataException(FormattableString.Invariant($"Expected a text of lines, found line {Number + 1} longer than {LongestLine:#,0} bytes. Files in a binary format have to be converted to text."));
            Fill();
        }
        if (length < 0 && start == end)
            return false;
        length = length < 0 ? end - start : searched + length;
        line = buffer.AsSpan(start, length).TrimEnd(" \t\r"u8);
        start = Math.Min(start + length + 1, end);
        Number++;
        return true;
    }

    private void Fill()
    {
        if (start > 0)
        {
            buffer.AsSpan(start, end - start).CopyTo(buffer);
            (start, end) = (0, end - start);
        }
        if (end == buffer.Length)
            Array.Resize(ref buffer, 2 * buffer.Length);
        var read = stream.Read(buffer, end, buffer.Length - end);
        isAtEnd = read == 0;
        end += read;
        total += read;
        // What was cut off is no error for GZipStream.
        if (isAtEnd && packed is not null && packed.UnpackedLength != (uint)total)
            throw new InvalidDataException(FormattableString.Invariant($"The packed file ends after line {Number}, but not where it should: its end is missing, or it consists of several packed files. Unpack it with gzip to see which."));
    }
}
