using SeqML.Engine.Kernels.MatrixProducts;

namespace SeqML.Embeddings.Search;

/// <summary>Cosines of several queries with a block of rows at once, as a product of matrices of vectors of length 1. For one thread.</summary>
/// <remarks>
/// Floats: each number of a vector of length 1 is rounded once or twice, and a sum of n products has n more roundings at most, in whatever order; with the sums of products of magnitudes
/// at most 1 (Cauchy and Schwarz) a cosine is off by (n + 4) 2^-24, and a little that <see cref="ErrorBound"/> has room for (numbers below 2^-126, and second-order terms).
/// </remarks>
internal sealed class ProductBlocks(CosineRows rows, float[] queries)
{
    /// <summary>Rows in a block.</summary>
    public const int BlockRows = 256;

    private readonly int size = rows.Vectors.Size;
    private readonly float[] units = new float[BlockRows * rows.Vectors.Size];
    private readonly float[] packed = new float[MatrixProduct.PackedLength(rows.Vectors.Size, BlockRows)];
    private readonly float[] products = new float[queries.Length / Math.Max(1, rows.Vectors.Size) * BlockRows];

    /// <summary>How far a cosine is from that of double precision at most.</summary>
    public static double ErrorBound(int size) => (size + 8) * 1.01 / (1 << 24);

    /// <summary>Writes a vector at length 1; zeros as they are.</summary>
    public static void Normalize(ReadOnlySpan<double> vector, double norm, Span<float> unit)
    {
        for (var i = 0; i < unit.Length; i++)
            unit[i] = norm > 0 ? (float)(vector[i] / norm) : 0;
    }

    /// <summary>The cosines of a query with the rows of the block at hand.</summary>
    public ReadOnlySpan<float> this[int query] => products.AsSpan(query * BlockRows, BlockRows);

    /// <summary>Computes a block: the cosines of all queries with up to <see cref="BlockRows"/> rows.</summary>
    /// <param name="block">The rows; what follows their cosines is left as it was.</param>
    public void Compute(ReadOnlySpan<int> block)
    {
        for (var i = 0; i < block.Length; i++)
        {
            var vector = rows.Vectors[block[i]];
            var unit = units.AsSpan(i * size, size);
            var inverse = rows[block[i]] > 0 ? 1 / rows[block[i]] : 0;
            for (var j = 0; j < unit.Length; j++)
                unit[j] = (float)(vector[j] * inverse);
        }
        MatrixProduct.Pack(new Matrix(units, block.Length, size).Transposed, packed);
        MatrixProduct.MultiplyPacked(new Matrix(queries, products.Length / BlockRows, size), packed, block.Length, products, BlockRows, accumulate: false);
    }
}
