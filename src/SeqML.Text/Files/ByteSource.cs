using System.IO.Compression;
using System.Runtime.InteropServices;

namespace SeqML.Text.Files;

/// <summary>A file as bytes and as lines, unpacked where it begins as gzip's files do. Knows where it stands, for messages, and what is left, so that no memory is taken for what is not there.</summary>
/// <remarks>Only a line feed ends a line: words may have any other character that ends lines elsewhere (U+0085, U+2028).</remarks>
internal sealed class ByteSource
{
    /// <summary>No line of vectors is as long; a file of another kind may have no lines.</summary>
    private const int LongestLine = 1 << 20;

    private readonly Stream stream;
    private readonly PackedStream? packed;
    private byte[] buffer = new byte[1 << 16];
    private long total;
    private int start;
    private int end;
    private bool isAtEnd;

    public ByteSource(Stream stream)
    {
        this.stream = stream;
        var first = new byte[2];
        var count = stream.ReadAtLeast(first, first.Length, throwOnEndOfStream: false);
        if (count == 2 && first is [0x1F, 0x8B])
        {
            packed = new PackedStream(first, stream);
            this.stream = new GZipStream(packed, CompressionMode.Decompress);
        }
        else
        {
            first.CopyTo(buffer, 0);
            total = end = count;
            if (stream.CanSeek)
                Length = stream.Length - stream.Position + count;
        }
        if (Peek(3).StartsWith("\uFEFF"u8))
            start = 3; // a byte order mark
    }

    /// <summary>The number of the line that was read last, from 1 on.</summary>
    public int Line { get; private set; }

    /// <summary>How many bytes were taken, of what was unpacked.</summary>
    public long Position => total - (end - start);

    /// <summary>All bytes; null where a stream does not tell, or the file is packed.</summary>
    public long? Length { get; }

    /// <summary>The bytes to come: as many as are asked for, or all to the end of the file.</summary>
    public ReadOnlySpan<byte> Peek(int count)
    {
        while (end - start < count && !isAtEnd)
            Fill();
        return buffer.AsSpan(start, Math.Min(count, end - start));
    }

    public void Skip(int count) => start += count;

    /// <summary>Reads so many bytes, or fewer at the end of the file.</summary>
    public int Read(Span<byte> bytes)
    {
        var read = Math.Min(bytes.Length, end - start);
        buffer.AsSpan(start, read).CopyTo(bytes);
        start += read;
        while (read < bytes.Length && !isAtEnd)
            if (bytes.Length - read >= buffer.Length)
                read += Count(stream.Read(bytes[read..]));
            else
            {
                var some = Peek(bytes.Length - read);
                some.CopyTo(bytes[read..]);
                read += some.Length;
                start += some.Length;
            }
        return read;
    }

    /// <summary>Reads numbers that are there as bytes, little end first.</summary>
    public int Read(Span<float> numbers) => Read(MemoryMarshal.AsBytes(numbers)) / sizeof(float);

    /// <summary>Reads a line, without what ends it and without blanks at its end; false where there is none.</summary>
    /// <param name="line">Valid until more is read.</param>
    public bool TryReadLine(out ReadOnlySpan<byte> line)
    {
        line = default;
        var searched = 0;
        int length;
        while ((length = buffer.AsSpan(start + searched, end - start - searched).IndexOf((byte)'\n')) < 0 && !isAtEnd)
        {
            searched = end - start;
            if (searched > LongestLine)
                throw new InvalidDataException(FormattableString.Invariant($"Expected a text of lines, found line {Line + 1} longer than {LongestLine:#,0} bytes. The file is no text, or is in a binary format that is not known."));
            Fill();
        }
        if (length < 0 && start == end)
            return false;
        length = length < 0 ? end - start : searched + length;
        line = buffer.AsSpan(start, length).TrimEnd(" \t\r"u8);
        start = Math.Min(start + length + 1, end);
        Line++;
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
        end += Count(stream.Read(buffer, end, buffer.Length - end));
    }

    private int Count(int read)
    {
        isAtEnd = read == 0;
        total += read;
        // What was cut off is no error for GZipStream.
        if (isAtEnd && packed is not null && packed.UnpackedLength != (uint)total)
            throw new InvalidDataException(FormattableString.Invariant($"The packed file ends after {(Line > 0 ? $"line {Line}" : $"byte {Position}")}, but not where it should: its end is missing, or it consists of several packed files. Unpack it with gzip to see which."));
        return read;
    }
}
