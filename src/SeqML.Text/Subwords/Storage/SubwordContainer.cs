using System.Buffers.Binary;
using System.Security.Cryptography;

namespace SeqML.Text.Subwords.Storage;

/// <summary>
/// A subword tokenizer of any kind in a run of bytes, with a checksum, so that damage is found before anything is used.
/// <code>
/// 8 bytes   "SeqML", "S", kind, version (1)
/// 32 bytes  SHA-256 of all that follows
/// 4 bytes   length of the body, little-endian; then the body, which the kind writes and reads
/// </code>
/// </summary>
internal static class SubwordContainer
{
    private const byte Version = 1;
    private const int HeaderLength = 44;

    /// <summary>A vocabulary of a million tokens takes 20 MB.</summary>
    private const int MaximumLength = 1 << 26;

    private const int Piece = 1 << 16;

    private static ReadOnlySpan<byte> Magic => "SeqMLS"u8;

    public static void Write(Stream stream, SubwordKind kind, ReadOnlySpan<byte> body)
    {
        Span<byte> header = stackalloc byte[HeaderLength];
        Magic.CopyTo(header);
        header[6] = (byte)kind;
        header[7] = Version;
        BinaryPrimitives.WriteInt32LittleEndian(header[40..], body.Length);
        Hash(header[40..], body, header[8..40]);
        stream.Write(header);
        stream.Write(body);
    }

    /// <exception cref="InvalidDataException">These are other bytes, or damaged ones.</exception>
    public static (SubwordKind Kind, byte[] Body) Read(Stream stream)
    {
        Span<byte> header = stackalloc byte[HeaderLength];
        var found = stream.ReadAtLeast(header, HeaderLength, throwOnEndOfStream: false);
        if (found < HeaderLength || !header.StartsWith(Magic))
            throw new InvalidDataException("Expected a subword tokenizer that SeqML saved, found something else. Vocabularies in public formats are read by the tokenizer of their kind.");
        if (header[7] != Version)
            throw new InvalidDataException($"Expected a subword tokenizer of format {Version}, found format {header[7]}. It was saved by another version of SeqML: load it with that one, or save it again.");
        var length = BinaryPrimitives.ReadInt32LittleEndian(header[40..]);
        if (length is < 0 or > MaximumLength)
            throw new InvalidDataException(FormattableString.Invariant($"The subword tokenizer is damaged: its length of {length} is not from 0 to {MaximumLength}."));
        var body = ReadBody(stream, length);
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        Hash(header[40..], body, hash);
        if (!hash.SequenceEqual(header[8..40]))
            throw new InvalidDataException("The subword tokenizer is damaged: its checksum does not fit its content. Copy or save it again.");
        return ((SubwordKind)header[6], body);
    }

    /// <summary>Memory grows with what is there, not with what a forged length says.</summary>
    private static byte[] ReadBody(Stream stream, int length)
    {
        var body = new byte[Math.Min(length, Piece)];
        var count = 0;
        while (count < length)
        {
            if (count == body.Length)
                Array.Resize(ref body, Math.Min(length, 2 * count));
            var read = stream.Read(body, count, body.Length - count);
            if (read == 0)
                throw new InvalidDataException(FormattableString.Invariant($"The subword tokenizer is damaged: of its {length} bytes only {count} are there."));
            count += read;
        }
        return body;
    }

    private static void Hash(ReadOnlySpan<byte> length, ReadOnlySpan<byte> body, Span<byte> hash)
    {
        using var sha = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        sha.AppendData(length);
        sha.AppendData(body);
        sha.GetHashAndReset(hash);
    }
}
