using System.Buffers.Binary;
using System.Runtime.InteropServices;

namespace SeqML.Tasks.Storage;

/// <summary>What a header says of a tensor: its place lies within the data, all else is checked when it is read.</summary>
internal readonly record struct SafetensorsEntry(string Name, string Type, long[] Shape, int Start, int End)
{
    /// <summary>Bytes of a number; 0 for a type that is not read as floats.</summary>
    private int Size => Type switch
    {
        "F16" or "BF16" => 2,
        "F32" => 4,
        "F64" => 8,
        _ => 0,
    };

    /// <summary>Whether it is of floats, has this shape, and as many bytes as that needs.</summary>
    public bool Fits(int[] sizes)
    {
        if (Size == 0 || Shape.Length != sizes.Length)
            return false;
        var bytes = (long)Size;
        for (var i = 0; i < sizes.Length; i++)
        {
            if (Shape[i] != sizes[i])
                return false;
            bytes *= sizes[i];
        }
        return bytes == End - Start;
    }

    /// <summary>Reads the numbers, as many as there are.</summary>
    public void CopyTo(ReadOnlySpan<byte> data, Span<float> values)
    {
        if (Type == "F32")
            data[Start..End].CopyTo(MemoryMarshal.AsBytes(values));
        else
            for (var i = 0; i < values.Length; i++)
                values[i] = (float)NumberAt(data, i);
    }

    /// <summary>A number as it is in the file. F64 may hold one that is too large for a float.</summary>
    public double NumberAt(ReadOnlySpan<byte> data, int index)
    {
        var number = data.Slice(Start + index * Size, Size);
        return Type switch
        {
            "F16" => (double)BinaryPrimitives.ReadHalfLittleEndian(number),
            "BF16" => BitConverter.UInt32BitsToSingle((uint)BinaryPrimitives.ReadUInt16LittleEndian(number) << 16), // the upper half of a float
            "F32" => BinaryPrimitives.ReadSingleLittleEndian(number),
            _ => BinaryPrimitives.ReadDoubleLittleEndian(number),
        };
    }

    /// <summary>As "F32 of shape [16, 4]".</summary>
    public override string ToString() => $"{Type} of shape [{string.Join(", ", Shape)}]";
}
