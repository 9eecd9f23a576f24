using SeqML.Engine.Kernels.MatrixProducts;
using Shared;

namespace Kernels;

/// <summary>The matrix products of an encoder's training step, in the shapes that it has, timed alone on operands that lie in the cache.</summary>
internal static class EncoderProducts
{
    private const int Size = 128;
    private const int Texts = 32;
    private const int Steps = 32;
    private const int Rows = Texts * Steps;

    /// <summary>Microseconds of the products and of packing, and the products' GFLOP/s; null for an encoder whose products are not listed here.</summary>
    public static (double Products, double Packing, double Speed)? Of(string model)
    {
        var (products, packs) = model switch
        {
            "rnn-bi" => Recurrent(gates: 1, directions: 2),
            "lstm-uni" => Recurrent(gates: 4, directions: 1),
            "lstm-bi" => Recurrent(gates: 4, directions: 2),
            "gru-bi" => Recurrent(gates: 3, directions: 2),
            "cnn" => Convolution(),
            _ => default,
        };
        if (products is null)
            return null;
        var seconds = products.Sum(product => product.Count * Multiply(product));
        var work = products.Sum(product => 2d * product.Count * product.M * product.K * product.N);
        return (1e6 * seconds, 1e6 * packs.Sum(pack => pack.Count * Pack(pack)), work / seconds / 1e9);
    }

    /// <summary>Products with the input, each step's with the state, and both again for the gradients of what is multiplied and of the weights.</summary>
    private static (Product[] Products, Packed[] Packs) Recurrent(int gates, int directions)
    {
        var sums = gates * Size;
        return (
            [
                new(directions, Rows, Size, sums), new(directions * Steps, Texts, Size, sums),
                new(directions, Rows, sums, Size), new(directions * Steps, Texts, sums, Size),
                new(2 * directions, sums, Rows, Size, IsTransposed: true),
            ],
            [new(2 * directions, Size, sums, IsTransposed: true), new(2 * directions, sums, Size), new(directions + 1, Rows, Size)]);
    }

    /// <summary>Forward only, a product for each position in the text: of five, the widths 3, 4 and 5 have three positions together. The way back follows the maxima alone.</summary>
    private static (Product[] Products, Packed[] Packs) Convolution()
    {
        const int filters = 100;
        return (
            [new(3, Rows, Size, 3 * filters), new(1, Rows, Size, 2 * filters), new(1, Rows, Size, filters)],
            [new(3, Size, 3 * filters, IsTransposed: true), new(1, Size, 2 * filters, IsTransposed: true), new(1, Size, filters, IsTransposed: true)]);
    }

    private static double Multiply(Product product)
    {
        var (m, k, n) = (product.M, product.K, product.N);
        float[] a = Numbers(m * k), c = new float[m * n], packed = new float[MatrixProduct.PackedLength(k, n)];
        MatrixProduct.Pack(new Matrix(Numbers(k * n), k, n), packed);
        return Timing.MedianSecondsWithin(0.1, () =>
            MatrixProduct.MultiplyPacked(product.IsTransposed ? new Matrix(a, k, m).Transposed : new Matrix(a, m, k), packed, n, c, n, accumulate: true));
    }

    private static double Pack(Packed pack)
    {
        float[] b = Numbers(pack.K * pack.N), packed = new float[MatrixProduct.PackedLength(pack.K, pack.N)];
        return Timing.MedianSecondsWithin(0.05, () =>
            MatrixProduct.Pack(pack.IsTransposed ? new Matrix(b, pack.N, pack.K).Transposed : new Matrix(b, pack.K, pack.N), packed));
    }

    private static float[] Numbers(int count)
    {
        var random = new Random(1);
        return [.. Enumerable.Range(0, count).Select(_ => 2 * random.NextSingle() - 1)];
    }

    /// <summary>[M, K] times [K, N], so many times a step; A may lie transposed.</summary>
    private readonly record struct Product(int Count, int M, int K, int N, bool IsTransposed = false);

    /// <summary>[K, N] laid out for products, so many times a step; it may lie transposed.</summary>
    private readonly record struct Packed(int Count, int K, int N, bool IsTransposed = false);
}
