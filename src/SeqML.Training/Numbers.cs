using System.Runtime.InteropServices;

namespace SeqML.Training;

/// <summary>Runs of numbers in a file, bit for bit.</summary>
internal static class Numbers
{
    public static void Write<T>(BinaryWriter writer, ReadOnlySpan<T> values)
        where T : unmanaged
    {
        writer.Write(values.Length);
        writer.Write(MemoryMarshal.AsBytes(values));
    }

    /// <exception cref="InvalidDataException">There are more or fewer of them.</exception>
    /// <exception cref="EndOfStreamException">The file ends before they do.</exception>
    public static void Read<T>(BinaryReader reader, Span<T> values)
        where T : unmanaged
    {
        var count = reader.ReadInt32();
        if (count != values.Length)
            throw new InvalidDataException(FormattableString.Invariant($"Expected {values.Length} numbers, found {count}."));
        reader.BaseStream.ReadExactly(MemoryMarshal.AsBytes(values));
    }

    public static void Write<T>(BinaryWriter writer, T[] values)
        where T : unmanaged => Write(writer, (ReadOnlySpan<T>)values);

    public static void Read<T>(BinaryReader reader, T[] values)
        where T : unmanaged => Read(reader, values.AsSpan());
}
