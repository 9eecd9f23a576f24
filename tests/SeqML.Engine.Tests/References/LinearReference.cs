namespace SeqML.Engine.Tests.References;

/// <summary>y_no = b_o + sum over i of x_ni W_oi.</summary>
internal static class LinearReference
{
    public static double[] Apply(double[] x, double[] weight, double[] bias, int inputs)
    {
        var (count, outputs) = (x.Length / inputs, bias.Length);
        var y = new double[count * outputs];
        for (var n = 0; n < count; n++)
            for (var o = 0; o < outputs; o++)
            {
                y[n * outputs + o] = bias[o];
                for (var i = 0; i < inputs; i++)
                    y[n * outputs + o] += x[n * inputs + i] * weight[o * inputs + i];
            }
        return y;
    }
}
