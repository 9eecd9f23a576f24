using System.Buffers.Binary;

namespace SeqML.Text.Files;

/// <summary>A file that gzip has packed, of which the first bytes were read already from a stream that cannot go back. Notes its last bytes, which tell how long it was.</summary>
internal sealed class PackedStream(byte[] first, Stream rest) : Stream
{
    private int position;
    private ulong last;

    /// <summary>The length of what was packed, modulo 2^32: the last four bytes of the file. (RFC 1952, section 2.3.1.)</summary>
    public uint UnpackedLength => BinaryPrimitives.ReverseEndianness((uint)last);

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

    public override int Read(Span<byte> buffer)
    {
        var count = Math.Min(buffer.Length, first.Length - position);
        if (count > 0)
            first.AsSpan(position, count).CopyTo(buffer);
        else
            count = rest.Read(buffer);
        position = Math.Min(position + count, first.Length);
        foreach (var value in buffer[Math.Max(0, count - sizeof(uint))..count])
            last = last << 8 | value;
        return count;
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}
