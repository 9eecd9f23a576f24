using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Text;

namespace SeqML.Embeddings.Pooling;

/// <summary>Reads what <see cref="FeaturizerFile"/> wrote, and believes nothing: memory is taken for what is there, not for what is said to be.</summary>
internal sealed class FeaturizerReader(Stream stream)
{
    private const int LargestSize = 1 << 20;
    private const int Piece = 1 << 18; // numbers that are read at once

    private readonly BinaryReader reader = new(stream, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true));

    public static InvalidDataException Damaged(string found, Exception? cause = null) => new($"{found}: the featurizer is damaged.", cause);

    /// <summary>The kind, and its number.</summary>
    public (byte Kind, float Number) Begin(byte[] start) => Try(() =>
    {
        if (!reader.ReadBytes(start.Length).AsSpan().SequenceEqual(start))
            throw Damaged("Expected a featurizer of SeqML, version 1, found something else");
        return (reader.ReadByte(), reader.ReadSingle());
    });

    public KeptVectors Vectors() => Try(() =>
    {
        var (size, count) = (reader.ReadInt32(), reader.ReadInt32());
        if (size is < 1 or > LargestSize || count < 0 || (long)count * size > Array.MaxLength)
            throw Damaged(FormattableString.Invariant($"Expected vectors of 1 to {LargestSize} numbers, found {count} words with vectors of {size}"));
        var words = new List<string>();
        for (var i = 0; i < count; i++)
            words.Add(reader.ReadString());
        return new KeptVectors([.. words], Floats(count * size), size);
    });

    public float[] Floats(int count) => Try(() =>
    {
        // Where it is known how much is there, an array that is then filled; else one that grows as bytes come.
        var values = new float[stream.CanSeek ? (int)Math.Min(count, (stream.Length - stream.Position) / sizeof(float) + 1) : Math.Min(count, Piece)];
        for (int start = 0, end; start < count; start = end)
        {
            if (start == values.Length)
                Array.Resize(ref values, (int)Math.Min(count, 2L * start));
            end = (int)Math.Min(values.Length, (long)start + Piece);
            var piece = values.AsSpan(start..end);
            stream.ReadExactly(MemoryMarshal.AsBytes(piece));
            foreach (ref var value in piece)
            {
                if (!BitConverter.IsLittleEndian)
                    value = BitConverter.Int32BitsToSingle(BinaryPrimitives.ReverseEndianness(BitConverter.SingleToInt32Bits(value)));
                if (!float.IsFinite(value))
                    throw Damaged("Expected finite numbers, found another");
            }
        }
        return values;
    });

    public void End()
    {
        if (stream.ReadByte() >= 0)
            throw Damaged("Expected an end after all vectors, found more");
    }

    private static T Try<T>(Func<T> read)
    {
        try
        {
            return read();
        }
        catch (Exception error) when (error is EndOfStreamException or FormatException or DecoderFallbackException)
        {
            throw Damaged("Expected more bytes, or others", error);
        }
    }
}
