namespace SeqML.Engine.Tests.References;

/// <summary>The equations of the LSTM.</summary>
internal static class LstmReference
{
    /// <summary>c_t = f c_(t-1) + i g, h_t = o tanh(c_t).</summary>
    public static void Step(double[] a, double[] u, double[] h, double[] c, RecurrentReferenceWeights weights)
    {
        double[] sums = [.. a.Zip(u, (input, state) => input + state)];
        for (var j = 0; j < h.Length; j++)
        {
            var (i, f, g, o) = Gates(sums, h.Length, j);
            c[j] = f * c[j] + i * g;
            h[j] = o * Math.Tanh(c[j]);
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
        (RecurrentReference.Sigmoid(sums[j]), RecurrentReference.Sigmoid(sums[size + j]), Math.Tanh(sums[2 * size + j]), RecurrentReference.Sigmoid(sums[3 * size + j]));
}
