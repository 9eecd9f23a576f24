namespace SeqML.Engine.Tests.References;

/// <summary>The equations of the gated recurrent unit as Cho et al. (2014) have it: the reset gate before the product with the state.</summary>
internal static class ResetBeforeGruReference
{
    /// <summary>h_t = (1 - z) n + z h_(t-1), n = tanh(a_n + U_n (r h_(t-1)) + b_n).</summary>
    public static void Step(double[] a, double[] u, double[] h, double[] c, RecurrentReferenceWeights weights)
    {
        var size = h.Length;
        double[] gated = [.. h.Select((state, j) => RecurrentReference.Sigmoid(a[j] + u[j]) * state)];
        var late = RecurrentReference.Sums(weights.Hidden, gated, weights.HiddenBias);
        for (var j = 0; j < size; j++)
        {
            var z = RecurrentReference.Sigmoid(a[size + j] + u[size + j]);
            var n = Math.Tanh(a[2 * size + j] + late[2 * size + j]);
            h[j] = (1 - z) * n + z * h[j];
        }
    }
}
