namespace SeqML.TestKit;

/// <summary>Numbers for tests, the same for the same seed.</summary>
public static class RandomFloats
{
    /// <summary>Numbers from -range to range, evenly.</summary>
    public static float[] Uniform(int length, int seed, float range = 1)
    {
        var random = new Random(seed);
        var values = new float[length];
        foreach (ref var value in values.AsSpan())
            value = range * (2 * random.NextSingle() - 1);
        return values;
    }

    /// <summary>The same numbers as doubles.</summary>
    public static double[] ToDoubles(ReadOnlySpan<float> values)
    {
        var doubles = new double[values.Length];
        for (var i = 0; i < values.Length; i++)
            doubles[i] = values[i];
        return doubles;
    }
}
