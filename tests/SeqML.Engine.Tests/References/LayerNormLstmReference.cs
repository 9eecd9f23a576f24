namespace SeqML.Engine.Tests.References;

/// <summary>The equations of the LSTM with layer normalization (Ba, Kiros and Hinton 2016).</summary>
internal static class LayerNormLstmReference
{
    /// <summary>c_t = f c_(t-1) + i g, h_t = o tanh(LN(c_t)); a and u are without biases.</summary>
    public static void Step(double[] a, double[] u, double[] h, double[] c, RecurrentReferenceWeights weights)
    {
        var (size, own) = (h.Length, weights.Own);
        double[] sums = [.. Normalize(a, own[2], own[0]).Zip(Normalize(u, own[3], own[1]), (input, state) => input + state)];
        var o = new double[size];
        for (var j = 0; j < size; j++)
        {
            (var i, var f, var g, o[j]) = LstmReference.Gates(sums, size, j);
            c[j] = f * c[j] + i * g;
        }
        var normalized = Normalize(c, own[4], own[5]);
        for (var j = 0; j < size; j++)
            h[j] = o[j] * Math.Tanh(normalized[j]);
    }

    private static double[] Normalize(double[] x, double[] gain, double[] bias) => NormalizationReference.LayerNorm(x, gain, bias, 1e-5f);
}
