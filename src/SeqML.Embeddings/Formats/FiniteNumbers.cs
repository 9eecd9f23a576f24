using System.Runtime.InteropServices;

namespace SeqML.Embeddings.Formats;

/// <summary>Whether floats are all finite, by their bits: an exponent of all ones is infinite or no number.</summary>
internal static class FiniteNumbers
{
    public static bool All(ReadOnlySpan<float> numbers)
    {
        var bits = MemoryMarshal.Cast<float, uint>(numbers);
        return !bits.ContainsAnyInRange(0x7F800000u, 0x7FFFFFFFu) && !bits.ContainsAnyInRange(0xFF800000u, 0xFFFFFFFFu);
    }
}
