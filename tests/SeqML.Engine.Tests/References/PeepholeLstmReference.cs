namespace SeqML.Engine.Tests.References;

/// <summary>The equations of the LSTM with peepholes.</summary>
internal static class PeepholeLstmReference
{
    /// <summary>c_t = f c_(t-1) + i g, h_t = o tanh(c_t).</summary>
    public static void Step(double[] a, double[] u, double[] h, double[] c, RecurrentReferenceWeights weights)
    {
        double[] sums = [.. a.Zip(u, (input, state) => input + state)];
        for (var j = 0; j < h.Length; j++)
        {
            var unit = Unit(sums, weights.Own[0], c[j], h.Length, j);
            c[j] = unit.C;
            h[j] = unit.O * Math.Tanh(unit.C);
        }
    }

    /// <summary>i f g o and c_t of one unit, from the sums a, the peepholes p in the order i f o, and c_(t-1).</summary>
    public static (double I, double F, double G, double O, double C) Unit(double[] sums, double[] p, double before, int size, int j)
    {
        var i = RecurrentReference.Sigmoid(sums[j] + p[j] * before);
        var f = RecurrentReference.Sigmoid(sums[size + j] + p[size + j] * before);
        var g = Math.Tanh(sums[2 * size + j]);
        var c = f * before + i * g;
        return (i, f, g, RecurrentReference.Sigmoid(sums[3 * size + j] + p[2 * size + j] * c), c);
    }

    /// <summary>The gradients of one step by the chain rule, from dL/dh_t and dL/dc_t: those of the sums a, dL/dc_(t-1), and dL/dp.</summary>
    public static (double[] Sums, double[] PreviousCell, double[] Peepholes) StepGradient(
        double[] sums, double[] p, double[] previousCell, double[] dh, double[] dc)
    {
        var size = previousCell.Length;
        var (da, before, dp) = (new double[4 * size], new double[size], new double[3 * size]);
        for (var j = 0; j < size; j++)
        {
            var (i, f, g, o, c) = Unit(sums, p, previousCell[j], size, j);
            var tanh = Math.Tanh(c);
            da[3 * size + j] = dh[j] * tanh * o * (1 - o);
            var cell = dc[j] + dh[j] * o * (1 - tanh * tanh) + da[3 * size + j] * p[2 * size + j];
            da[j] = cell * g * i * (1 - i);
            da[size + j] = cell * previousCell[j] * f * (1 - f);
            da[2 * size + j] = cell * i * (1 - g * g);
            before[j] = cell * f + da[j] * p[j] + da[size + j] * p[size + j];
            dp[j] = da[j] * previousCell[j];
            dp[size + j] = da[size + j] * previousCell[j];
            dp[2 * size + j] = da[3 * size + j] * c;
        }
        return (da, before, dp);
    }
}
