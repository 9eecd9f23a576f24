using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace SeqML.Embeddings.Search;

/// <summary>A score of three cosines, with a, b and c, that has bounds in floats, too.</summary>
internal interface IAnalogyScore : IScore
{
    /// <summary>At least the score, where each cosine is within the bound of what is given.</summary>
    static abstract float Upper(float a, float b, float c, float bound);

    /// <summary>At most the score.</summary>
    static abstract float Lower(float a, float b, float c, float bound);

    /// <summary>At least the largest <see cref="Upper"/> of several rows.</summary>
    static abstract float LargestUpper(ReadOnlySpan<float> a, ReadOnlySpan<float> b, ReadOnlySpan<float> c, float bound);
}

/// <summary>3CosAdd: cos(d, b) - cos(d, a) + cos(d, c). (Mikolov et al. 2013; Levy and Goldberg 2014, equation 3.)</summary>
internal readonly struct SumScore : IAnalogyScore
{
    /// <summary>More than two additions of numbers of at most 3 are rounded by.</summary>
    private const float Rounding = 1e-6f;

    public static int Queries => 3;

    public static double Of(ReadOnlySpan<double> cosines) => cosines[1] - cosines[0] + cosines[2];

    public static (double Lower, double Upper) Bounds(ReadOnlySpan<double> lowers, ReadOnlySpan<double> uppers) =>
        (lowers[1] - uppers[0] + lowers[2], uppers[1] - lowers[0] + uppers[2]);

    public static float Upper(float a, float b, float c, float bound) => b - a + c + (3 * bound + Rounding);

    public static float Lower(float a, float b, float c, float bound) => b - a + c - (3 * bound + Rounding);

    public static float LargestUpper(ReadOnlySpan<float> a, ReadOnlySpan<float> b, ReadOnlySpan<float> c, float bound)
    {
        var largest = Vector256.Create(float.NegativeInfinity);
        ref float x = ref MemoryMarshal.GetReference(a), y = ref MemoryMarshal.GetReference(b), z = ref MemoryMarshal.GetReference(c);
        nuint i = 0;
        for (; i + 8 <= (nuint)a.Length; i += 8)
            largest = Vector256.Max(largest, Vector256.LoadUnsafe(ref y, i) - Vector256.LoadUnsafe(ref x, i) + Vector256.LoadUnsafe(ref z, i));
        var result = float.NegativeInfinity;
        for (var lane = 0; lane < 8; lane++)
            result = Math.Max(result, largest[lane]);
        for (var j = (int)i; j < a.Length; j++)
            result = Math.Max(result, b[j] - a[j] + c[j]);
        return result + (3 * bound + Rounding);
    }
}
