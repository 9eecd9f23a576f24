using System.Runtime.Intrinsics;

namespace SeqML.Engine.Kernels.ByteProducts;

/// <summary>128 bits of any kind (Arm64's AdvSimd among them): both sides widen to 32 bits.</summary>
internal readonly unsafe struct Bytes128 : IByteSimd<Vector128<int>>
{
    public static int Width => 16;
    public static bool IsSupported => Vector128.IsHardwareAccelerated;
    public static Vector128<int> Zero => Vector128<int>.Zero;
    public static Vector128<int> Add(Vector128<int> x, Vector128<int> y) => x + y;

    public static Vector128<int> MultiplyAdd(sbyte* bytes, short* numbers, Vector128<int> sums)
    {
        var (low, high) = Vector128.Widen(Vector128.Load(bytes));
        return sums + Products(low, Vector128.Load(numbers)) + Products(high, Vector128.Load(numbers + 8));
    }

    public static int Sum(Vector128<int> sums) => Vector128.Sum(sums);

    private static Vector128<int> Products(Vector128<short> x, Vector128<short> y)
    {
        var (xLow, xHigh) = Vector128.Widen(x);
        var (yLow, yHigh) = Vector128.Widen(y);
        return xLow * yLow + xHigh * yHigh;
    }
}
