namespace SeqML.Engine.Tests.References;

/// <summary>The equations of the gated recurrent unit, with the reset gate after the product with the state.</summary>
internal static class GruReference
{
    /// <summary>h_t = (1 - z) n + z h_(t-1).</summary>
    public static void Step(double[] a, double[] u, double[] h, double[] c, RecurrentReferenceWeights weights)
    {
        for (var j = 0; j < h.Length; j++)
        {
            var (_, z, n) = Gates(a, u, h.Length, j);
            h[j] = (1 - z) * n + z * h[j];
        }
    }

    /// <summary>r z n of one unit, from the sums of input and state in that order.</summary>
    public static (double R, double Z, double N) Gates(double[] a, double[] u, int size, int j)
    {
        var r = RecurrentReference.Sigmoid(a[j] + u[j]);
        var z = RecurrentReference.Sigmoid(a[size + j] + u[size + j]);
        return (r, z, Math.Tanh(a[2 * size + j] + r * u[2 * size + j]));
    }

    /// <summary>
    /// The gradients of one step by the chain rule, from dL/dh_t: those of the sums of input and state, and what goes to
    /// h_(t-1) straight, not by way of its sums.
    /// </summary>
    public static (double[] InputSums, double[] StateSums, double[] Previous) StepGradient(double[] a, double[] u, double[] previous, double[] dh)
    {
        var size = previous.Length;
        var (da, du, before) = (new double[3 * size], new double[3 * size], new double[size]);
        for (var j = 0; j < size; j++)
        {
            var (r, z, n) = Gates(a, u, size, j);
            var (dn, dz) = (dh[j] * (1 - z), dh[j] * (previous[j] - n));
            var inTanh = dn * (1 - n * n); // a_n + r u_n
            var dr = inTanh * u[2 * size + j];
            da[j] = du[j] = dr * r * (1 - r);
            da[size + j] = du[size + j] = dz * z * (1 - z);
            da[2 * size + j] = inTanh;
            du[2 * size + j] = inTanh * r;
            before[j] = dh[j] * z;
        }
        return (da, du, before);
    }
}
