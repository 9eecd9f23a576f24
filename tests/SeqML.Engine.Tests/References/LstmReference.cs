namespace SeqML.Engine.Tests.References;

/// <summary>The equations of the LSTM, one sequence after the other, one step after the other, one number after the other.</summary>
internal static class LstmReference
{
    /// <summary>Writes h_t of each packed token to columns <paramref name="offset"/> and on of y, [N, columns].</summary>
    public static void Apply(
        double[] x, int inputs, int[] lengths, LstmReferenceWeights weights, bool reversed, double[] y, int columns, int offset)
    {
        var size = weights.HiddenBias.Length / 4;
        foreach (var rows in PackedRows.Of(lengths))
        {
            var (h, c) = (new double[size], new double[size]);
            foreach (var row in reversed ? rows.Reverse() : rows)
            {
                Step(x.AsSpan(row * inputs, inputs), weights, h, c);
                h.CopyTo(y, row * columns + offset);
            }
        }
    }

    /// <summary>The gradients of one step by the chain rule, from dL/dh_t and dL/dc_t: those of the sums a, and dL/dc_(t-1).</summary>
    public static (double[] Sums, double[] PreviousCell) StepGradient(double[] sums, double[] previousCell, double[] dh, double[] dc)
    {
        var size = previousCell.Length;
        var (da, before) = (new double[4 * size], new double[size]);
        for (var j = 0; j < size; j++)
        {
            var (i, f, g, o) = Gates(sums, size, j);
            var tanh = Math.Tanh(f * previousCell[j] + i * g);
            var cell = dc[j] + dh[j] * o * (1 - tanh * tanh);
            da[j] = cell * g * i * (1 - i);
            da[size + j] = cell * previousCell[j] * f * (1 - f);
            da[2 * size + j] = cell * i * (1 - g * g);
            da[3 * size + j] = dh[j] * tanh * o * (1 - o);
            before[j] = cell * f;
        }
        return (da, before);
    }

    /// <summary>i f g o of one unit, from the sums a in that order.</summary>
    public static (double I, double F, double G, double O) Gates(double[] sums, int size, int j) =>
        (Sigmoid(sums[j]), Sigmoid(sums[size + j]), Math.Tanh(sums[2 * size + j]), Sigmoid(sums[3 * size + j]));

    private static void Step(ReadOnlySpan<double> x, LstmReferenceWeights weights, double[] h, double[] c)
    {
        var size = h.Length;
        var sums = new double[4 * size];
        for (var j = 0; j < 4 * size; j++)
        {
            sums[j] = weights.InputBias[j] + weights.HiddenBias[j];
            for (var i = 0; i < x.Length; i++)
                sums[j] += weights.Input[j * x.Length + i] * x[i];
            for (var i = 0; i < size; i++)
                sums[j] += weights.Hidden[j * size + i] * h[i];
        }
        for (var j = 0; j < size; j++)
        {
            var (i, f, g, o) = Gates(sums, size, j);
            c[j] = f * c[j] + i * g;
            h[j] = o * Math.Tanh(c[j]);
        }
    }

    private static double Sigmoid(double x) => 1 / (1 + Math.Exp(-x));
}
