using System.Runtime.CompilerServices;

namespace SeqML.Engine.Tensors;

/// <summary>A run of floats that starts on a 64-byte boundary, so that no vector load crosses a cache line.</summary>
/// <remarks>The array behind it is pinned by the garbage collector's own heap for that; nothing is the caller's to free.</remarks>
internal readonly struct FloatBuffer
{
    /// <summary>Lengths are rounded up to whole cache lines of this many floats.</summary>
    public const int Alignment = 16;

    private readonly float[]? array;
    private readonly int start;

    private FloatBuffer(float[]? array, int start, int length) => (this.array, this.start, Length) = (array, start, length);

    public int Length { get; }

    public Span<float> Span => new(array, start, Length);

    /// <summary>Allocates floats of value zero.</summary>
    public static unsafe FloatBuffer Allocate(int length)
    {
        var array = GC.AllocateArray<float>(length + Alignment, pinned: true);
        var address = (nuint)Unsafe.AsPointer(ref array[0]);
        var misplaced = (int)(address / sizeof(float) % Alignment);
        return new FloatBuffer(array, misplaced == 0 ? 0 : Alignment - misplaced, length);
    }

    public FloatBuffer Slice(int offset, int length)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(offset + length, Length);
        return new FloatBuffer(array, start + offset, length);
    }
}
