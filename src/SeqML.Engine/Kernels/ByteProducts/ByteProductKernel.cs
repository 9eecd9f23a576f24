using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace SeqML.Engine.Kernels.ByteProducts;

/// <summary>The products of rows of bytes with a row of 16-bit numbers: whole numbers, hence the same on every machine. A quarter of the floats' memory is read.</summary>
public static unsafe class ByteProductKernel
{
    /// <summary>Rows are so many bytes long, or a multiple of it; zeros fill them up.</summary>
    public const int Unit = 16;

    /// <summary>The largest magnitude of the 16-bit numbers with which no sum of a row leaves 32 bits, whatever its bytes (from -127 to 127) are: at least 1 where rows have up to 16 million bytes.</summary>
    public static int LargestNumber(int length) => (int)Math.Min(short.MaxValue, int.MaxValue / (127L * Math.Max(1, length)));

    /// <summary>products[i] = sum over j of rows[i, j] numbers[j], for as many rows as there are products.</summary>
    /// <param name="rows">The rows, one after the other, each as long as <paramref name="numbers"/>.</param>
    /// <param name="numbers">As many as a multiple of <see cref="Unit"/>, none larger than <see cref="LargestNumber"/> has it.</param>
    /// <param name="products">The sums.</param>
    /// <exception cref="ArgumentException">The lengths do not fit each other, or the unit.</exception>
    public static void Multiply(ReadOnlySpan<sbyte> rows, ReadOnlySpan<short> numbers, Span<int> products)
    {
        if (numbers.Length % Unit != 0)
            throw new ArgumentException($"Expected a multiple of {Unit} numbers, found {numbers.Length}.", nameof(numbers));
        if (rows.Length != (long)numbers.Length * products.Length)
            throw new ArgumentException($"Expected {(long)numbers.Length * products.Length} bytes, found {rows.Length}.", nameof(rows));
        fixed (sbyte* bytes = rows)
        fixed (short* row = numbers)
        fixed (int* sums = products)
            if (Bytes512.IsSupported)
                Multiply<Bytes512, Vector512<int>, Bytes256, Vector256<int>>(bytes, row, numbers.Length, sums, products.Length);
            else if (Bytes256.IsSupported)
                Multiply<Bytes256, Vector256<int>, Bytes256, Vector256<int>>(bytes, row, numbers.Length, sums, products.Length);
            else if (Bytes128.IsSupported)
                Multiply<Bytes128, Vector128<int>, Bytes128, Vector128<int>>(bytes, row, numbers.Length, sums, products.Length);
            else
                Multiply<BytesScalar, int, BytesScalar, int>(bytes, row, numbers.Length, sums, products.Length);
    }

    /// <summary>At one width, with a narrower one for the last 16 bytes of a row.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal static void Multiply<S, V, T, W>(sbyte* rows, short* numbers, int length, int* products, int count)
        where S : IByteSimd<V>
        where V : struct
        where T : IByteSimd<W>
        where W : struct
    {
        for (var i = 0; i < count; i++, rows += length)
        {
            // Two chains hide the latency of an addition.
            V a = S.Zero, b = a;
            var j = 0;
            for (; j <= length - 2 * S.Width; j += 2 * S.Width)
            {
                a = S.MultiplyAdd(rows + j, numbers + j, a);
                b = S.MultiplyAdd(rows + j + S.Width, numbers + j + S.Width, b);
            }
            if (j <= length - S.Width)
            {
                a = S.MultiplyAdd(rows + j, numbers + j, a);
                j += S.Width;
            }
            var sum = S.Sum(S.Add(a, b));
            products[i] = j < length ? sum + T.Sum(T.MultiplyAdd(rows + j, numbers + j, T.Zero)) : sum;
        }
    }
}
