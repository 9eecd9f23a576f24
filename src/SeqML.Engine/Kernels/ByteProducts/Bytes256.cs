using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace SeqML.Engine.Kernels.ByteProducts;

/// <summary>AVX2, as <see cref="Bytes512"/> with half the width.</summary>
internal readonly unsafe struct Bytes256 : IByteSimd<Vector256<int>>
{
    public static int Width => 16;
    public static bool IsSupported => Vector256.IsHardwareAccelerated && Avx2.IsSupported;
    public static Vector256<int> Zero => Vector256<int>.Zero;
    public static Vector256<int> Add(Vector256<int> x, Vector256<int> y) => x + y;

    public static Vector256<int> MultiplyAdd(sbyte* bytes, short* numbers, Vector256<int> sums) =>
        sums + Avx2.MultiplyAddAdjacent(Avx2.ConvertToVector256Int16(Vector128.Load(bytes)), Vector256.Load(numbers));

    public static int Sum(Vector256<int> sums) => Vector256.Sum(sums);
}
