using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace SeqML.Tasks.Storage;

/// <summary>
/// A model's files in one run of bytes, with a checksum, so that damage is found before anything is used.
/// <code>
/// 8 bytes   "SeqML", 0, 0, version (1)
/// 32 bytes  SHA-256 of all that follows
/// 4 bytes   number of files, little-endian; then for each
///           4 bytes length of its name, the name in UTF-8, 8 bytes length of its content, the content
/// </code>
/// </summary>
public static class ModelContainer
{
    private const byte Version = 1;
    private const int HeaderLength = 40;
    private const int MaximumNameLength = 256;

    private static ReadOnlySpan<byte> Magic => "SeqML\0\0"u8;

    /// <summary>Packs files.</summary>
    public static byte[] Pack(IReadOnlyList<(string Name, byte[] Content)> files)
    {
        using var body = new MemoryStream();
        using (var writer = new BinaryWriter(body, Encoding.UTF8, leaveOpen: true))
        {
            writer.Write(files.Count);
            foreach (var (name, content) in files)
            {
                var nameBytes = Encoding.UTF8.GetBytes(name);
                writer.Write(nameBytes.Length);
                writer.Write(nameBytes);
                writer.Write((long)content.Length);
                writer.Write(content);
            }
        }
        var bodyBytes = body.GetBuffer().AsSpan(0, (int)body.Length);
        return [.. Magic, Version, .. SHA256.HashData(bodyBytes), .. bodyBytes];
    }

    /// <summary>Unpacks files.</summary>
    /// <exception cref="InvalidDataException">The bytes are no model of this version, or are damaged.</exception>
    public static Dictionary<string, ReadOnlyMemory<byte>> Unpack(ReadOnlyMemory<byte> bytes)
    {
        var span = bytes.Span;
        if (span.Length < HeaderLength || !span.StartsWith(Magic))
            throw new InvalidDataException($"Expected a SeqML model, found {span.Length} bytes of something else.");
        if (span[7] != Version)
            throw new InvalidDataException($"Expected a SeqML model of format {Version}, found format {span[7]}. It was saved by another version of SeqML: load it with that one, or train again.");
        if (!SHA256.HashData(span[HeaderLength..]).AsSpan().SequenceEqual(span[8..HeaderLength]))
            throw new InvalidDataException("The SeqML model is damaged: its checksum does not fit its content. Copy or save it again.");

        var files = new Dictionary<string, ReadOnlyMemory<byte>>(StringComparer.Ordinal);
        var rest = bytes[HeaderLength..];
        var count = BinaryPrimitives.ReadInt32LittleEndian(Take(4).Span);
        for (var i = 0; i < count; i++)
        {
            var nameLength = BinaryPrimitives.ReadInt32LittleEndian(Take(4).Span);
            var name = Encoding.UTF8.GetString(Take(nameLength is >= 0 and <= MaximumNameLength ? nameLength : -1).Span);
            if (!files.TryAdd(name, Take(BinaryPrimitives.ReadInt64LittleEndian(Take(8).Span))))
                throw new InvalidDataException($"The SeqML model is damaged: the file '{name}' is in it twice.");
        }
        if (!rest.IsEmpty)
            throw new InvalidDataException($"The SeqML model is damaged: after its {count} files there are {rest.Length} more bytes.");
        return files;

        // The checksum is no secret: whoever forges a model forges that, too. So lengths are not trusted.
        ReadOnlyMemory<byte> Take(long length)
        {
            if (length < 0 || length > rest.Length)
                throw new InvalidDataException($"The SeqML model is damaged: a length of {length} does not fit the {rest.Length} bytes that are left.");
            var taken = rest[..(int)length];
            rest = rest[(int)length..];
            return taken;
        }
    }
}
