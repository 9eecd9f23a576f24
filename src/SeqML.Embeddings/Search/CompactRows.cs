using System.Runtime.Intrinsics;
using SeqML.Engine.Kernels.ByteProducts;

namespace SeqML.Embeddings.Search;

/// <summary>
/// A copy of the vectors with a byte a number, that tells nearly what their cosines are and within what bound: memory's speed decides a search,
/// and this is a quarter of the memory.
/// </summary>
/// <remarks>
/// A row v = s c + e with bytes c, and a query q = t d + f with 16-bit numbers d, so that q.v = t s (d.c) + t d.e + f.v. By Cauchy and Schwarz, after
/// a division by |q| |v|,
/// <code>
/// | cos(q, v) - (t / |q|) (s / |v|) (d.c) |  is at most  (|t d| / |q|) (|e| / |v|)  +  |f| / |q|
/// </code>
/// |e| and |f| are what was lost in truth, computed when the copy is made. d.c is a whole number without error. (s / |v|), (|e| / |v|) and the approximation are floats,
/// each rounded with an error of at most 2^-24 of some number that is hardly above 1, fewer than ten of them; <see cref="Rounding"/> has room for all.
/// </remarks>
internal sealed class CompactRows
{
    /// <summary>More than the floats' rounding errors of a bound together (10 x 2^-24 = 6e-7), and those of sums in double.</summary>
    public const double Rounding = 1e-6;

    /// <summary>Rows that are multiplied at once: their bytes stay in the first-level cache for the queries after the first.</summary>
    public const int BlockRows = 64;

    private const int RowsInPart = 1 << 14;

    private readonly sbyte[][] parts;
    private readonly float[] scales;
    private readonly float[] errors;

    public CompactRows(CosineRows rows, int threads)
    {
        var vectors = rows.Vectors;
        Length = (vectors.Size + ByteProductKernel.Unit - 1) / ByteProductKernel.Unit * ByteProductKernel.Unit;
        (scales, errors) = (new float[vectors.Count], new float[vectors.Count]);
        parts = new sbyte[(vectors.Count + RowsInPart - 1) / RowsInPart][];
        for (var part = 0; part < parts.Length; part++)
            parts[part] = new sbyte[(long)Math.Min(RowsInPart, vectors.Count - part * RowsInPart) * Length];
        RowShares.Run(vectors.Count, threads, (_, start, end) =>
        {
            for (var row = start; row < end; row++)
                if (rows[row] > 0)
                    (scales[row], errors[row]) = Pack(vectors[row], rows[row], Bytes(row, 1));
        });
    }

    /// <summary>Bytes of a row: the vectors' size, rounded up.</summary>
    public int Length { get; }

    /// <summary>Bytes that the copy takes.</summary>
    public long MemoryBytes => parts.Sum(part => (long)part.Length) + sizeof(float) * ((long)scales.Length + errors.Length);

    /// <summary>How many rows from one on lie together, up to <see cref="BlockRows"/>.</summary>
    public static int BlockAt(int row, int end) => Math.Min(Math.Min(BlockRows, end - row), RowsInPart - row % RowsInPart);

    /// <summary>Approximates the cosines of a query and rows that lie together.</summary>
    /// <param name="query">The query.</param>
    /// <param name="row">The first row.</param>
    /// <param name="sums">Room for whole numbers, as many as there are rows.</param>
    /// <param name="cosines">The approximations.</param>
    /// <param name="bounds">How far each is from the cosine at most.</param>
    /// <returns>The largest sum of both: no cosine is above it.</returns>
    public float Approximate(CompactQuery query, int row, Span<int> sums, Span<float> cosines, Span<float> bounds)
    {
        ByteProductKernel.Multiply(Bytes(row, sums.Length), query.Numbers, sums);
        var (scale, weight, error) = ((float)query.Scale, (float)query.Weight, (float)(query.Error + Rounding));
        ReadOnlySpan<float> rowScales = scales.AsSpan(row, sums.Length), rowErrors = errors.AsSpan(row, sums.Length);
        var largest = Vector256.Create(float.NegativeInfinity);
        var i = 0;
        for (; i <= sums.Length - 8; i += 8)
        {
            var cosine = scale * Vector256.Create<float>(rowScales.Slice(i, 8)) * Vector256.ConvertToSingle(Vector256.Create<int>((ReadOnlySpan<int>)sums.Slice(i, 8)));
            var bound = weight * Vector256.Create<float>(rowErrors.Slice(i, 8)) + Vector256.Create(error);
            cosine.CopyTo(cosines[i..]);
            bound.CopyTo(bounds[i..]);
            largest = Vector256.Max(largest, cosine + bound);
        }
        var most = float.NegativeInfinity;
        for (var lane = 0; lane < 8; lane++)
            most = Math.Max(most, largest[lane]);
        for (; i < sums.Length; i++)
        {
            (cosines[i], bounds[i]) = (scale * rowScales[i] * sums[i], weight * rowErrors[i] + error);
            most = Math.Max(most, cosines[i] + bounds[i]);
        }
        return most;
    }

    private Span<sbyte> Bytes(int row, int count) => parts[row / RowsInPart].AsSpan(row % RowsInPart * Length, count * Length);

    private static (float Scale, float Error) Pack(ReadOnlySpan<float> vector, double norm, Span<sbyte> bytes)
    {
        var largest = 0d;
        foreach (var value in vector)
            largest = Math.Max(largest, Math.Abs(value));
        double scale = largest / 127, lost = 0;
        for (var i = 0; i < vector.Length; i++)
        {
            bytes[i] = (sbyte)Math.Round(vector[i] / scale);
            var rest = vector[i] - scale * bytes[i];
            lost += rest * rest;
        }
        return ((float)(scale / norm), (float)(Math.Sqrt(lost) / norm));
    }
}
