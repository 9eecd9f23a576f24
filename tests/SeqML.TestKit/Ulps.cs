namespace SeqML.TestKit;

/// <summary>Distances in units in the last place, the distance from a float to the next.</summary>
public static class Ulps
{
    /// <summary>How many units of the expected number's last place the actual one is away; 0 for two NaN.</summary>
    public static double Distance(double expected, float actual)
    {
        if (double.IsNaN(expected) || float.IsNaN(actual))
            return double.IsNaN(expected) == float.IsNaN(actual) ? 0 : double.PositiveInfinity;
        if (actual.Equals((float)expected))
            return 0;
        var exponent = expected == 0 ? -126 : Math.Max(Math.ILogB(expected), -126);
        return Math.Abs(actual - expected) / Math.ScaleB(1, exponent - 23);
    }
}
