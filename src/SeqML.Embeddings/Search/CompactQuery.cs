using SeqML.Engine.Kernels.ByteProducts;

namespace SeqML.Embeddings.Search;

/// <summary>A vector that is looked for, q, also as 16-bit numbers: q = t d + f.</summary>
internal sealed class CompactQuery
{
    /// <param name="vector">q.</param>
    /// <param name="length">Numbers in a compact row.</param>
    public CompactQuery(double[] vector, int length)
    {
        Vector = vector;
        Norm = CosineRows.Norm(vector);
        Numbers = new short[length];
        if (Norm == 0)
            return;
        var unit = vector.Max(Math.Abs) / ByteProductKernel.LargestNumber(length); // t
        double rest = 0, whole = 0;
        for (var i = 0; i < vector.Length; i++)
        {
            Numbers[i] = (short)Math.Round(vector[i] / unit);
            whole += Math.Pow(unit * Numbers[i], 2);
            rest += Math.Pow(vector[i] - unit * Numbers[i], 2);
        }
        (Scale, Error, Weight) = (unit / Norm, Math.Sqrt(rest) / Norm, Math.Sqrt(whole) / Norm);
    }

    /// <summary>q.</summary>
    public double[] Vector { get; }

    /// <summary>|q|.</summary>
    public double Norm { get; }

    /// <summary>d, with zeros up to the length of a compact row.</summary>
    public short[] Numbers { get; }

    /// <summary>t / |q|.</summary>
    public double Scale { get; }

    /// <summary>|f| / |q|.</summary>
    public double Error { get; }

    /// <summary>|t d| / |q|.</summary>
    public double Weight { get; }
}
