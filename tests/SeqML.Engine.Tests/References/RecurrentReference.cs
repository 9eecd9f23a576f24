namespace SeqML.Engine.Tests.References;

/// <summary>A recurrent layer in one direction: one sequence after the other, one step after the other, one number after the other.</summary>
internal static class RecurrentReference
{
    /// <summary>Writes h_t of each packed token to columns <paramref name="offset"/> and on of y, [N, columns].</summary>
    public static void Apply(ReferenceStep step, double[] x, int inputs, int[] lengths, int size, RecurrentReferenceWeights weights,
        bool reversed, double[] y, int columns, int offset)
    {
        foreach (var rows in PackedRows.Of(lengths))
        {
            var (h, c) = (new double[size], new double[size]);
            foreach (var row in reversed ? rows.Reverse() : rows)
            {
                step(Sums(weights.Input, x.AsSpan(row * inputs, inputs), weights.InputBias), Sums(weights.Hidden, h, weights.HiddenBias), h, c, weights);
                h.CopyTo(y, row * columns + offset);
            }
        }
    }

    /// <summary>1 / (1 + e^-x).</summary>
    public static double Sigmoid(double x) => 1 / (1 + Math.Exp(-x));

    /// <summary>W v + b.</summary>
    public static double[] Sums(double[] weight, ReadOnlySpan<double> v, double[] bias)
    {
        var sums = new double[bias.Length];
        for (var j = 0; j < sums.Length; j++)
        {
            sums[j] = bias[j];
            for (var i = 0; i < v.Length; i++)
                sums[j] += weight[j * v.Length + i] * v[i];
        }
        return sums;
    }
}
