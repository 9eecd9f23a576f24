using System.Buffers.Binary;
using System.Globalization;
using System.Runtime.InteropServices;

namespace SeqML.Embeddings.Formats;

/// <summary>Writes bytes and numbers to a file, little end first.</summary>
internal sealed class ByteSink(Stream stream)
{
    /// <summary>No float takes as many characters: -1.17549435E-38.</summary>
    private const int LongestNumber = 32;

    private readonly byte[] buffer = new byte[1 << 16];
    private int count;

    public void Write(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length > buffer.Length - count)
            Flush();
        if (bytes.Length > buffer.Length)
        {
            stream.Write(bytes);
            return;
        }
        bytes.CopyTo(buffer.AsSpan(count));
        count += bytes.Length;
    }

    public void Write(ReadOnlySpan<float> numbers) => Write(MemoryMarshal.AsBytes(numbers));

    public void Write(byte value) => Write([value]);

    public void Write(int value)
    {
        Span<byte> bytes = stackalloc byte[sizeof(int)];
        BinaryPrimitives.WriteInt32LittleEndian(bytes, value);
        Write(bytes);
    }

    public void Write(long value)
    {
        Span<byte> bytes = stackalloc byte[sizeof(long)];
        BinaryPrimitives.WriteInt64LittleEndian(bytes, value);
        Write(bytes);
    }

    /// <summary>Writes a number as text: the shortest that is read back as the same float.</summary>
    /// <returns>Whether it is digits alone.</returns>
    public bool WriteText(float value)
    {
        if (buffer.Length - count < LongestNumber)
            Flush();
        value.TryFormat(buffer.AsSpan(count), out var length, default, CultureInfo.InvariantCulture);
        var isWhole = !buffer.AsSpan(count, length).ContainsAnyExceptInRange((byte)'0', (byte)'9');
        count += length;
        return isWhole;
    }

    public void WriteText(int value)
    {
        if (buffer.Length - count < LongestNumber)
            Flush();
        value.TryFormat(buffer.AsSpan(count), out var length, default, CultureInfo.InvariantCulture);
        count += length;
    }

    /// <summary>Gives the stream all that was written.</summary>
    public void Flush()
    {
        stream.Write(buffer, 0, count);
        count = 0;
    }
}
