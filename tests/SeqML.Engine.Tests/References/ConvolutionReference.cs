namespace SeqML.Engine.Tests.References;

/// <summary>y_t = b + sum over k and i of W[o, i, k] x[t + k dilation - left, i], one sequence after the other, with nothing beyond its ends.</summary>
internal static class ConvolutionReference
{
    /// <summary>Writes to columns <paramref name="offset"/> and on of y, [N, columns].</summary>
    public static void Apply(double[] x, int inputs, int[] lengths, double[] weight, int width, int dilation, double[] bias, double[] y, int columns, int offset)
    {
        var left = dilation * (width - 1) / 2;
        foreach (var rows in PackedRows.Of(lengths))
            for (var t = 0; t < rows.Length; t++)
                for (var o = 0; o < bias.Length; o++)
                {
                    var sum = bias[o];
                    for (var k = 0; k < width; k++)
                    {
                        var seen = t + k * dilation - left;
                        for (var i = 0; i < inputs && seen >= 0 && seen < rows.Length; i++)
                            sum += weight[(o * inputs + i) * width + k] * x[rows[seen] * inputs + i];
                    }
                    y[rows[t] * columns + offset + o] = sum;
                }
    }
}
