using System.Runtime.Intrinsics;

namespace SeqML.Engine.Kernels.Simd;

/// <summary>AVX2 with FMA.</summary>
internal readonly unsafe struct Simd256 : ISimd<Vector256<float>>
{
    public static int Width => 8;
    public static bool IsSupported => Vector256.IsHardwareAccelerated;
    public static bool HasManyRegisters => false;

    public static Vector256<float> Load(float* source) => Vector256.Load(source);
    public static void Store(float* destination, Vector256<float> value) => value.Store(destination);
    public static Vector256<float> Broadcast(float value) => Vector256.Create(value);
    public static Vector256<float> Add(Vector256<float> x, Vector256<float> y) => x + y;
    public static Vector256<float> Subtract(Vector256<float> x, Vector256<float> y) => x - y;
    public static Vector256<float> Multiply(Vector256<float> x, Vector256<float> y) => x * y;
    public static Vector256<float> Divide(Vector256<float> x, Vector256<float> y) => x / y;
    public static Vector256<float> MultiplyAdd(Vector256<float> x, Vector256<float> y, Vector256<float> z) => Vector256.MultiplyAddEstimate(x, y, z);
    public static Vector256<float> Max(Vector256<float> x, Vector256<float> y) => Vector256.MaxNative(x, y);
    public static Vector256<float> Min(Vector256<float> x, Vector256<float> y) => Vector256.MinNative(x, y);
    public static Vector256<float> WhereGreater(Vector256<float> x, Vector256<float> y, Vector256<float> a, Vector256<float> b) => Vector256.ConditionalSelect(Vector256.GreaterThan(x, y), a, b);
    public static Vector256<float> WhereNumber(Vector256<float> x, Vector256<float> a, Vector256<float> b) => Vector256.ConditionalSelect(Vector256.Equals(x, x), a, b);
    public static Vector256<float> SquareRoot(Vector256<float> x) => Vector256.Sqrt(x);
    public static Vector256<float> Round(Vector256<float> x) => Vector256.Round(x);

    // 2^n as a float is the biased exponent n + 127 in bits 23 to 30.
    public static Vector256<float> Scale(Vector256<float> x, Vector256<float> n) =>
        x * ((Vector256.ConvertToInt32(n) + Vector256.Create(127)) << 23).AsSingle();

    public static Vector256<float> Exponent(Vector256<float> x) => Vector256.ConvertToSingle((x.AsInt32() >>> 23) - Vector256.Create(127));

    public static float Sum(Vector256<float> x) => Vector256.Sum(x);

    public static float Largest(Vector256<float> x) => Simd128.Largest(Simd128.Max(x.GetLower(), x.GetUpper()));
}
