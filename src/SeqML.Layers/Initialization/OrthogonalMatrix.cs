using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using SeqML.Engine.Randomness;

namespace SeqML.Layers.Initialization;

/// <summary>Random orthogonal matrices (Saxe, McClelland and Ganguli 2014): repeated products with one neither grow nor shrink a state.</summary>
internal static class OrthogonalMatrix
{
    /// <summary>Fills a square matrix with orthonormal rows, every such matrix as likely as another.</summary>
    /// <remarks>
    /// The Q of a matrix of normal numbers, by the modified Gram-Schmidt process in double: its errors are those of double
    /// rounding times the condition of that matrix, about its size, so far below what a float can tell. Its R has a positive
    /// diagonal, without which not all Q would be as likely. (Mezzadri 2007.)
    /// </remarks>
    public static void Fill(Span<float> matrix, int size, SeededRandom random)
    {
        random.FillNormal(matrix, standardDeviation: 1);
        var rows = new double[size][];
        for (var i = 0; i < size; i++)
        {
            rows[i] = new double[size];
            for (var j = 0; j < size; j++)
                rows[i][j] = matrix[i * size + j];
        }
        for (var i = 0; i < size; i++)
        {
            var length = Math.Sqrt(Dot(rows[i], rows[i]));
            foreach (ref var value in rows[i].AsSpan())
                value /= length;
            for (var k = i + 1; k < size; k++)
                Subtract(rows[k], Dot(rows[i], rows[k]), rows[i]);
            for (var j = 0; j < size; j++)
                matrix[i * size + j] = (float)rows[i][j];
        }
    }

    /// <summary>x·y, in eight sums that are added in one order on every machine, so that a seed gives the same matrix everywhere.</summary>
    private static double Dot(ReadOnlySpan<double> x, ReadOnlySpan<double> y)
    {
        var left = MemoryMarshal.Cast<double, Vector512<double>>(x);
        var right = MemoryMarshal.Cast<double, Vector512<double>>(y);
        var sums = Vector512<double>.Zero;
        for (var i = 0; i < left.Length; i++)
            sums += left[i] * right[i];
        var sum = 0d;
        for (var lane = 0; lane < Vector512<double>.Count; lane++)
            sum += sums[lane];
        for (var i = left.Length * Vector512<double>.Count; i < x.Length; i++)
            sum += x[i] * y[i];
        return sum;
    }

    /// <summary>x -= factor y.</summary>
    private static void Subtract(Span<double> x, double factor, ReadOnlySpan<double> y)
    {
        var left = MemoryMarshal.Cast<double, Vector512<double>>(x);
        var right = MemoryMarshal.Cast<double, Vector512<double>>(y);
        for (var i = 0; i < left.Length; i++)
            left[i] -= right[i] * factor;
        for (var i = left.Length * Vector512<double>.Count; i < x.Length; i++)
            x[i] -= y[i] * factor;
    }
}
