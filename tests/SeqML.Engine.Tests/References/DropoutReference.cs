namespace SeqML.Engine.Tests.References;

/// <summary>y = x / (1 - p) where the mask keeps, else 0.</summary>
internal static class DropoutReference
{
    public static double[] Apply(double[] x, bool[] keeps, double probability) =>
        [.. x.Zip(keeps, (value, keep) => keep ? value / (1 - probability) : 0)];
}
