using System.Numerics.Tensors;
using SeqML.Engine.Randomness;

namespace SeqML.Embeddings.Pooling;

/// <summary>The first singular vector of many vectors, about the origin as Arora et al. 2017 take it: the direction in which they are longest together.</summary>
/// <param name="size">Numbers in a vector.</param>
internal sealed class PrincipalComponent(int size)
{
    /// <summary>Its square is what memory it takes.</summary>
    public const int LargestSize = 8192;

    private const int MostSteps = 1000;
    private const double Tolerance = 1e-12;

    private double[] products = []; // the sum of v v^T, row by row; nothing before the first
    private readonly double[] widened = new double[size];

    /// <summary>Adds a vector.</summary>
    public void Add(ReadOnlySpan<float> vector)
    {
        if (products.Length == 0)
            products = new double[size * size];
        for (var i = 0; i < size; i++)
            widened[i] = vector[i];
        for (var i = 0; i < size; i++)
            if (widened[i] != 0)
                TensorPrimitives.MultiplyAdd(widened, widened[i], products.AsSpan(i * size, size), products.AsSpan(i * size, size));
    }

    /// <summary>The direction, of length 1, by power iteration (Golub and Van Loan, Matrix Computations, 7.3.1) from a start that is always the same; zeros where all vectors are.</summary>
    /// <remarks>Where the two longest directions are as good as equally long, it is one between them.</remarks>
    public float[] Find()
    {
        if (products.Length == 0)
            return new float[size];
        var (u, next) = (new double[size], new double[size]);
        var random = new SeededRandom(1);
        for (var i = 0; i < size; i++)
            u[i] = random.NextSingle() + 0.5; // a given direction is orthogonal to it by chance alone
        Normalize(u);
        for (var step = 0; step < MostSteps; step++)
        {
            next.AsSpan().Clear();
            for (var i = 0; i < size; i++)
                TensorPrimitives.MultiplyAdd(products.AsSpan(i * size, size), u[i], next, next); // the matrix is symmetric
            if (!Normalize(next))
                return new float[size];
            var change = 0.0;
            for (var i = 0; i < size; i++)
                change = Math.Max(change, Math.Abs(next[i] - u[i]));
            (u, next) = (next, u);
            if (change < Tolerance)
                break;
        }
        return [.. u.Select(value => (float)value)];
    }

    /// <summary>Makes a vector of length 1; false where it has no direction.</summary>
    private static bool Normalize(Span<double> vector)
    {
        var largest = 0.0;
        foreach (var value in vector)
            largest = Math.Max(largest, Math.Abs(value));
        if (!(largest > 0 && double.IsFinite(largest)))
            return false;
        var sum = 0.0; // in one order, whatever the addresses: bit for bit
        foreach (ref var value in vector)
        {
            value /= largest; // squares neither overflow nor vanish
            sum += value * value;
        }
        TensorPrimitives.Divide(vector, Math.Sqrt(sum), vector);
        return true;
    }
}
