using System.Runtime.InteropServices;

namespace SeqML.TestKit;

/// <summary>
/// Floats with sentinels before and after them: a kernel that writes outside changes a sentinel, and one whose result
/// depends on what is outside gives NaN, for that is what the sentinels are.
/// </summary>
public sealed class GuardedFloats
{
    private const int Sentinel = 0x7FC0BEEF;
    private const int Guard = 64;

    private readonly float[] memory;
    private readonly int start;
    private readonly int length;

    /// <summary>Sentinels everywhere: what a kernel is to overwrite.</summary>
    /// <param name="length">Floats between the guards.</param>
    /// <param name="shift">Floats by which the span is moved from where it would start, for other alignments.</param>
    public GuardedFloats(int length, int shift = 0)
    {
        (memory, start, this.length) = (new float[Guard + shift + length + Guard], Guard + shift, length);
        Bits.Fill(Sentinel);
    }

    /// <summary>A guarded copy.</summary>
    public GuardedFloats(ReadOnlySpan<float> values, int shift = 0)
        : this(values.Length, shift) => values.CopyTo(Span);

    /// <summary>A NaN with bits of its own.</summary>
    public static float SentinelValue => BitConverter.Int32BitsToSingle(Sentinel);

    /// <summary>What is between the guards.</summary>
    public Span<float> Span => memory.AsSpan(start, length);

    private Span<int> Bits => MemoryMarshal.Cast<float, int>(memory.AsSpan());

    /// <summary>Throws where a sentinel has changed.</summary>
    public void CheckGuards(string what)
    {
        for (var i = 0; i < memory.Length; i++)
            if ((i < start || i >= start + length) && Bits[i] != Sentinel)
                throw new ExpectationException($"{what}: wrote outside its span of {length}, at {i - start}.");
    }
}
