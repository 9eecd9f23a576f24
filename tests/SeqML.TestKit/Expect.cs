using System.Runtime.InteropServices;

namespace SeqML.TestKit;

/// <summary>Comparisons of numbers that say where they differ and by how much.</summary>
public static class Expect
{
    /// <summary>A number within the tolerance, at the magnitude of what is expected.</summary>
    public static void Close(double expected, double actual, Tolerance tolerance, string what) =>
        Close(expected, actual, tolerance, expected, what);

    /// <summary>A number within the tolerance, at a magnitude.</summary>
    public static void Close(double expected, double actual, Tolerance tolerance, double magnitude, string what)
    {
        if (!IsClose(expected, actual, tolerance.At(magnitude)))
            throw new ExpectationException(
                FormattableString.Invariant($"{what}: expected {expected:R} to within {tolerance.At(magnitude):G3}, found {actual:R}."));
    }

    /// <summary>Numbers within the tolerance, all at the magnitude of the largest that is expected.</summary>
    public static void AllClose(ReadOnlySpan<double> expected, ReadOnlySpan<float> actual, Tolerance tolerance, string what) =>
        AllClose(expected, actual, tolerance, LargestMagnitude(expected), what);

    /// <summary>Numbers within the tolerance, all at one magnitude.</summary>
    public static void AllClose(ReadOnlySpan<double> expected, ReadOnlySpan<float> actual, Tolerance tolerance, double magnitude, string what)
    {
        if (actual.Length != expected.Length)
            throw new ExpectationException($"{what}: expected {expected.Length} numbers, found {actual.Length}.");
        for (var i = 0; i < expected.Length; i++)
            if (!IsClose(expected[i], actual[i], tolerance.At(magnitude)))
                Close(expected[i], actual[i], tolerance, magnitude, $"{what} [{i}]");
    }

    /// <summary>The same numbers to the last bit, -0 and the bits of NaN included.</summary>
    public static void SameBits(ReadOnlySpan<float> expected, ReadOnlySpan<float> actual, string what)
    {
        if (actual.Length != expected.Length)
            throw new ExpectationException($"{what}: expected {expected.Length} numbers, found {actual.Length}.");
        var same = MemoryMarshal.Cast<float, int>(expected).CommonPrefixLength(MemoryMarshal.Cast<float, int>(actual));
        if (same < expected.Length)
            throw new ExpectationException(
                FormattableString.Invariant($"{what} [{same}]: expected the bits of {expected[same]:R}, found those of {actual[same]:R}."));
    }

    /// <summary>The largest magnitude; zero of none.</summary>
    public static double LargestMagnitude(ReadOnlySpan<double> values)
    {
        var largest = 0d;
        foreach (var value in values)
            largest = Math.Max(largest, Math.Abs(value));
        return largest;
    }

    private static bool IsClose(double expected, double actual, double distance) =>
        actual.Equals(expected) || Math.Abs(actual - expected) <= distance;
}
