using System.Runtime.Intrinsics;
using SeqML.Engine.Kernels.ByteProducts;
using SeqML.Engine.Randomness;

namespace SeqML.Engine.Tests.Kernels;

public sealed unsafe class ByteProductKernelTests
{
    [Fact]
    public void Every_length_and_number_of_rows_is_right_and_touches_nothing_outside()
    {
        for (var length = 0; length <= 256; length += ByteProductKernel.Unit)
            for (var count = 0; count <= 5; count++)
            {
                var (rows, numbers) = Random(length, count, seed: length + count);
                var products = Enumerable.Repeat(-77, count + 2).ToArray();
                ByteProductKernel.Multiply(rows, numbers, products.AsSpan(1, count));
                Assert.Equal([-77, .. Naive(rows, numbers, count), -77], products);
            }
    }

    [Fact]
    public void Every_width_that_the_machine_has_gives_the_same()
    {
        for (var length = 16; length <= 256; length += 16)
        {
            var (rows, numbers) = Random(length, 3, seed: length);
            var expected = Naive(rows, numbers, 3);
            if (Bytes256.IsSupported)
                Assert.Equal(expected, At<Bytes256, Vector256<int>, Bytes256, Vector256<int>>(rows, numbers));
            if (Bytes128.IsSupported)
                Assert.Equal(expected, At<Bytes128, Vector128<int>, Bytes128, Vector128<int>>(rows, numbers));
            Assert.Equal(expected, At<BytesScalar, int, BytesScalar, int>(rows, numbers));
        }
    }

    [Theory]
    [InlineData(16)]
    [InlineData(304)]
    [InlineData(1 << 20)]
    public void The_largest_numbers_and_bytes_stay_within_32_bits(int length)
    {
        var rows = Enumerable.Repeat((sbyte)-127, length).ToArray();
        var numbers = Enumerable.Repeat((short)ByteProductKernel.LargestNumber(length), length).ToArray();
        var products = new int[1];
        ByteProductKernel.Multiply(rows, numbers, products);
        Assert.Equal(-127L * length * ByteProductKernel.LargestNumber(length), products[0]);
    }

    [Fact]
    public void Lengths_that_do_not_fit_are_refused()
    {
        Assert.Contains("multiple of 16", Assert.Throws<ArgumentException>(() => ByteProductKernel.Multiply(new sbyte[15], new short[15], new int[1])).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => ByteProductKernel.Multiply(new sbyte[31], new short[16], new int[2]));
        Assert.Throws<ArgumentException>(() => ByteProductKernel.Multiply(new sbyte[33], new short[16], new int[2]));
    }

    private static (sbyte[] Rows, short[] Numbers) Random(int length, int count, int seed)
    {
        var random = new SeededRandom(seed);
        var largest = ByteProductKernel.LargestNumber(length);
        return ([.. Enumerable.Range(0, length * count).Select(_ => (sbyte)(random.NextInteger(255) - 127))],
            [.. Enumerable.Range(0, length).Select(_ => (short)(random.NextInteger(2 * largest + 1) - largest))]);
    }

    private static int[] Naive(sbyte[] rows, short[] numbers, int count) =>
        [.. Enumerable.Range(0, count).Select(i => numbers.Select((number, j) => number * rows[i * numbers.Length + j]).Sum())];

    private static int[] At<S, V, T, W>(sbyte[] rows, short[] numbers)
        where S : IByteSimd<V>
        where V : struct
        where T : IByteSimd<W>
        where W : struct
    {
        var products = new int[rows.Length / numbers.Length];
        fixed (sbyte* bytes = rows)
        fixed (short* row = numbers)
        fixed (int* sums = products)
            ByteProductKernel.Multiply<S, V, T, W>(bytes, row, numbers.Length, sums, products.Length);
        return products;
    }
}
