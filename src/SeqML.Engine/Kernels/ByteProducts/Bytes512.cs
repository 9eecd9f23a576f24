using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace SeqML.Engine.Kernels.ByteProducts;

/// <summary>AVX-512: bytes widen to 16 bits, and neighbours' products are added as they are made.</summary>
internal readonly unsafe struct Bytes512 : IByteSimd<Vector512<int>>
{
    public static int Width => 32;
    public static bool IsSupported => Vector512.IsHardwareAccelerated && Avx512BW.IsSupported;
    public static Vector512<int> Zero => Vector512<int>.Zero;
    public static Vector512<int> Add(Vector512<int> x, Vector512<int> y) => x + y;

    public static Vector512<int> MultiplyAdd(sbyte* bytes, short* numbers, Vector512<int> sums) =>
        sums + Avx512BW.MultiplyAddAdjacent(Avx512BW.ConvertToVector512Int16(Vector256.Load(bytes)), Vector512.Load(numbers));

    public static int Sum(Vector512<int> sums) => Vector512.Sum(sums);
}
