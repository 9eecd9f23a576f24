namespace SeqML.Engine.Tests.References;

/// <summary>The equations of the plain recurrent networks.</summary>
internal static class PlainReference
{
    /// <summary>h_t = tanh(a + u).</summary>
    public static void Tanh(double[] a, double[] u, double[] h, double[] c, RecurrentReferenceWeights weights)
    {
        for (var j = 0; j < h.Length; j++)
            h[j] = Math.Tanh(a[j] + u[j]);
    }

    /// <summary>h_t = max(a + u, 0).</summary>
    public static void Relu(double[] a, double[] u, double[] h, double[] c, RecurrentReferenceWeights weights)
    {
        for (var j = 0; j < h.Length; j++)
            h[j] = Math.Max(a[j] + u[j], 0);
    }
}
