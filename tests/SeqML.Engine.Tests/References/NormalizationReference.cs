namespace SeqML.Engine.Tests.References;

/// <summary>Each row by its mean and deviation, or by its root mean square, as the papers write them.</summary>
internal static class NormalizationReference
{
    public static double[] LayerNorm(double[] x, double[] gain, double[] bias, double epsilon) => [.. x.Chunk(gain.Length).SelectMany(row =>
    {
        var mean = row.Average();
        var deviation = Math.Sqrt(row.Average(value => (value - mean) * (value - mean)) + epsilon);
        return row.Select((value, i) => gain[i] * (value - mean) / deviation + bias[i]);
    })];

    public static double[] RmsNorm(double[] x, double[] gain, double epsilon) => [.. x.Chunk(gain.Length).SelectMany(row =>
    {
        var size = Math.Sqrt(row.Average(value => value * value) + epsilon);
        return row.Select((value, i) => gain[i] * value / size);
    })];
}
