using System.Buffers.Binary;
using SeqML.Text.Files;

namespace SeqML.Embeddings.Formats;

/// <summary>The numbers of fastText's files, each of which may be missing.</summary>
internal sealed class FastTextBytes(ByteSource source)
{
    public byte[] ReadBytes(long count, string what)
    {
        if (count is < 0 or > int.MaxValue || !IsThere(count))
            throw Unexpected($"{count} bytes of {what} after byte {source.Position}", "fewer");
        var bytes = new byte[Math.Min(count, 1 << 20)]; // of a packed file it is not known whether they are there
        for (var read = 0; read < count;)
        {
            if (read == bytes.Length)
                Array.Resize(ref bytes, (int)Math.Min(count, 2L * bytes.Length));
            var some = source.Read(bytes.AsSpan(read));
            if (some == 0)
                throw Unexpected($"{count} bytes of {what} before byte {source.Position}", "the end of the file");
            read += some;
        }
        return bytes;
    }

    public bool IsThere(long bytes) => source.Length is not { } length || bytes <= length - source.Position;

    public byte ReadByte(string what) => Take(1, what)[0];

    public int ReadInt32(string what) => BinaryPrimitives.ReadInt32LittleEndian(Take(sizeof(int), what));

    public long ReadInt64(string what) => BinaryPrimitives.ReadInt64LittleEndian(Take(sizeof(long), what));

    public static InvalidDataException Unexpected(string expected, string found) =>
        new($"Expected {expected}, found {found}. This is no file of fastText's, or it is damaged.");

    private ReadOnlySpan<byte> Take(int count, string what)
    {
        var bytes = source.Peek(count);
        if (bytes.Length != count)
            throw Unexpected($"{what} at byte {source.Position}", "the end of the file");
        source.Skip(count);
        return bytes;
    }
}
