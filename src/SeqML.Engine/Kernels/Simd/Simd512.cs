using System.Runtime.Intrinsics;

namespace SeqML.Engine.Kernels.Simd;

/// <summary>AVX-512.</summary>
internal readonly unsafe struct Simd512 : ISimd<Vector512<float>>
{
    public static int Width => 16;
    public static bool IsSupported => Vector512.IsHardwareAccelerated;
    public static bool HasManyRegisters => true;

    public static Vector512<float> Load(float* source) => Vector512.Load(source);
    public static void Store(float* destination, Vector512<float> value) => value.Store(destination);
    public static Vector512<float> Broadcast(float value) => Vector512.Create(value);
    public static Vector512<float> Add(Vector512<float> x, Vector512<float> y) => x + y;
    public static Vector512<float> Subtract(Vector512<float> x, Vector512<float> y) => x - y;
    public static Vector512<float> Multiply(Vector512<float> x, Vector512<float> y) => x * y;
    public static Vector512<float> Divide(Vector512<float> x, Vector512<float> y) => x / y;
    public static Vector512<float> MultiplyAdd(Vector512<float> x, Vector512<float> y, Vector512<float> z) => Vector512.MultiplyAddEstimate(x, y, z);
    public static Vector512<float> Max(Vector512<float> x, Vector512<float> y) => Vector512.MaxNative(x, y);
    public static Vector512<float> Min(Vector512<float> x, Vector512<float> y) => Vector512.MinNative(x, y);
    public static Vector512<float> WhereGreater(Vector512<float> x, Vector512<float> y, Vector512<float> a, Vector512<float> b) => Vector512.ConditionalSelect(Vector512.GreaterThan(x, y), a, b);
    public static Vector512<float> WhereNumber(Vector512<float> x, Vector512<float> a, Vector512<float> b) => Vector512.ConditionalSelect(Vector512.Equals(x, x), a, b);
    public static Vector512<float> SquareRoot(Vector512<float> x) => Vector512.Sqrt(x);
    public static Vector512<float> Round(Vector512<float> x) => Vector512.Round(x);

    // 2^n as a float is the biased exponent n + 127 in bits 23 to 30.
    public static Vector512<float> Scale(Vector512<float> x, Vector512<float> n) =>
        x * ((Vector512.ConvertToInt32(n) + Vector512.Create(127)) << 23).AsSingle();

    public static Vector512<float> Exponent(Vector512<float> x) => Vector512.ConvertToSingle((x.AsInt32() >>> 23) - Vector512.Create(127));

    public static float Sum(Vector512<float> x) => Vector512.Sum(x);

    public static float Largest(Vector512<float> x) => Simd256.Largest(Simd256.Max(x.GetLower(), x.GetUpper()));
}
