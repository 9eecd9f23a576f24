using System.Runtime.Intrinsics;

namespace SeqML.Engine.Kernels.Simd;

/// <summary>Arm64's AdvSimd, and SSE where there is nothing wider.</summary>
internal readonly unsafe struct Simd128 : ISimd<Vector128<float>>
{
    public static int Width => 4;
    public static bool IsSupported => Vector128.IsHardwareAccelerated;
    public static bool HasManyRegisters => System.Runtime.Intrinsics.Arm.AdvSimd.Arm64.IsSupported;

    public static Vector128<float> Load(float* source) => Vector128.Load(source);
    public static void Store(float* destination, Vector128<float> value) => value.Store(destination);
    public static Vector128<float> Broadcast(float value) => Vector128.Create(value);
    public static Vector128<float> Add(Vector128<float> x, Vector128<float> y) => x + y;
    public static Vector128<float> Subtract(Vector128<float> x, Vector128<float> y) => x - y;
    public static Vector128<float> Multiply(Vector128<float> x, Vector128<float> y) => x * y;
    public static Vector128<float> Divide(Vector128<float> x, Vector128<float> y) => x / y;
    public static Vector128<float> MultiplyAdd(Vector128<float> x, Vector128<float> y, Vector128<float> z) => Vector128.MultiplyAddEstimate(x, y, z);
    public static Vector128<float> Max(Vector128<float> x, Vector128<float> y) => Vector128.MaxNative(x, y);
    public static Vector128<float> Min(Vector128<float> x, Vector128<float> y) => Vector128.MinNative(x, y);
    public static Vector128<float> WhereGreater(Vector128<float> x, Vector128<float> y, Vector128<float> a, Vector128<float> b) => Vector128.ConditionalSelect(Vector128.GreaterThan(x, y), a, b);
    public static Vector128<float> WhereNumber(Vector128<float> x, Vector128<float> a, Vector128<float> b) => Vector128.ConditionalSelect(Vector128.Equals(x, x), a, b);
    public static Vector128<float> SquareRoot(Vector128<float> x) => Vector128.Sqrt(x);
    public static Vector128<float> Round(Vector128<float> x) => Vector128.Round(x);

    // 2^n as a float is the biased exponent n + 127 in bits 23 to 30.
    public static Vector128<float> Scale(Vector128<float> x, Vector128<float> n) =>
        x * ((Vector128.ConvertToInt32(n) + Vector128.Create(127)) << 23).AsSingle();

    public static Vector128<float> Exponent(Vector128<float> x) => Vector128.ConvertToSingle((x.AsInt32() >>> 23) - Vector128.Create(127));

    public static float Sum(Vector128<float> x) => Vector128.Sum(x);

    public static float Largest(Vector128<float> x)
    {
        x = Max(x, Vector128.Shuffle(x, Vector128.Create(2, 3, 0, 1)));
        return Max(x, Vector128.Shuffle(x, Vector128.Create(1, 0, 3, 2)))[0];
    }
}
