namespace SeqML.Engine.Kernels.ByteProducts;

/// <summary>Plain code.</summary>
internal readonly unsafe struct BytesScalar : IByteSimd<int>
{
    public static int Width => 16;
    public static bool IsSupported => true;
    public static int Zero => 0;
    public static int Add(int x, int y) => x + y;

    public static int MultiplyAdd(sbyte* bytes, short* numbers, int sums)
    {
        for (var i = 0; i < Width; i++)
            sums += bytes[i] * numbers[i];
        return sums;
    }

    public static int Sum(int sums) => sums;
}
