using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace SeqML.Embeddings.Search;

/// <summary>
/// 3CosMul: cos'(d, b) cos'(d, c) / (cos'(d, a) + 0.001), for the queries a, b, c and cos' = (cos + 1) / 2, which is never negative.
/// (Levy and Goldberg 2014: "Linguistic Regularities in Sparse and Explicit Word Representations", equation 4.)
/// </summary>
internal readonly struct ProductScore : IAnalogyScore
{
    private const double Epsilon = 0.001;

    /// <summary>1 and more than ten floats' rounding errors (2^-24 each).</summary>
    private const float RoundedUp = 1.000001f;
    private const float RoundedDown = 0.999999f;

    public static int Queries => 3;

    public static double Of(ReadOnlySpan<double> cosines) => Of(Shifted(cosines[0]), Shifted(cosines[1]), Shifted(cosines[2]));

    // All three are at least 0, so the product grows with two of them and falls with the third.
    public static (double Lower, double Upper) Bounds(ReadOnlySpan<double> lowers, ReadOnlySpan<double> uppers) =>
        (Of(Shifted(uppers[0]), Shifted(lowers[1]), Shifted(lowers[2])), Of(Shifted(lowers[0]), Shifted(uppers[1]), Shifted(uppers[2])));

    public static float Upper(float a, float b, float c, float bound) => RoundedUp * Of(Shifted(a, -bound), Shifted(b, bound), Shifted(c, bound));

    public static float Lower(float a, float b, float c, float bound) => RoundedDown * Of(Shifted(a, bound), Shifted(b, -bound), Shifted(c, -bound));

    public static float LargestUpper(ReadOnlySpan<float> a, ReadOnlySpan<float> b, ReadOnlySpan<float> c, float bound)
    {
        ref float x = ref MemoryMarshal.GetReference(a), y = ref MemoryMarshal.GetReference(b), z = ref MemoryMarshal.GetReference(c);
        Vector256<float> largest = Vector256<float>.Zero, epsilon = Vector256.Create((float)Epsilon);
        nuint i = 0;
        for (; i + 8 <= (nuint)a.Length; i += 8)
        {
            var product = Shifted(Vector256.LoadUnsafe(ref y, i), bound) * Shifted(Vector256.LoadUnsafe(ref z, i), bound);
            largest = Vector256.Max(largest, product / (Shifted(Vector256.LoadUnsafe(ref x, i), -bound) + epsilon));
        }
        var result = 0f;
        for (var lane = 0; lane < 8; lane++)
            result = Math.Max(result, largest[lane]);
        for (var j = (int)i; j < a.Length; j++)
            result = Math.Max(result, Of(Shifted(a[j], -bound), Shifted(b[j], bound), Shifted(c[j], bound)));
        return RoundedUp * result;
    }

    private static double Of(double a, double b, double c) => b * c / (a + Epsilon);
    private static float Of(float a, float b, float c) => b * c / (a + (float)Epsilon);
    private static double Shifted(double cosine) => Math.Max(0, (cosine + 1) / 2);
    private static float Shifted(float cosine, float bound) => Math.Max(0, (cosine + 1 + bound) * 0.5f);
    private static Vector256<float> Shifted(Vector256<float> cosine, float bound) =>
        Vector256.Max(Vector256<float>.Zero, (cosine + Vector256<float>.One + Vector256.Create(bound)) * 0.5f);
}
