namespace SeqML.Engine.Tests.References;

/// <summary>Softmax and log-sum-exp around the maximum.</summary>
internal static class SoftmaxReference
{
    public static double[] Softmax(double[] x)
    {
        var exponentials = x.Select(value => Math.Exp(value - x.Max())).ToArray();
        return [.. exponentials.Select(value => value / exponentials.Sum())];
    }

    public static double LogSumExp(double[] x) => x.Max() + Math.Log(x.Sum(value => Math.Exp(value - x.Max())));
}
