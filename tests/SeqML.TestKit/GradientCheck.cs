namespace SeqML.TestKit;

/// <summary>Compares an analytic gradient in float with central differences of a reference in double.</summary>
public static class GradientCheck
{
    private const double Step = 1e-5;

    /// <summary>What the differences themselves are off by: rounding of the loss over the step, and the step squared.</summary>
    private const double Noise = 1e-8;

    /// <summary>dL/dv_i = (L(v_i + h) - L(v_i - h)) / 2h for each i.</summary>
    /// <param name="loss">L, which reads <paramref name="variable"/>.</param>
    /// <param name="variable">v; afterwards as before.</param>
    public static double[] CentralDifferences(Func<double> loss, double[] variable)
    {
        var gradient = new double[variable.Length];
        for (var i = 0; i < variable.Length; i++)
        {
            var value = variable[i];
            variable[i] = value + Step;
            var above = loss();
            variable[i] = value - Step;
            var below = loss();
            variable[i] = value;
            gradient[i] = (above - below) / (2 * Step);
        }
        return gradient;
    }

    /// <summary>Throws where the gradient is not that of the loss.</summary>
    public static void Check(ReadOnlySpan<float> analytic, Func<double> loss, double[] variable, string what)
    {
        var expected = CentralDifferences(loss, variable);
        if (analytic.Length != expected.Length)
            throw new ExpectationException($"{what}: expected {expected.Length} gradients, found {analytic.Length}.");
        var allowed = Tolerance.Gradient.At(Expect.LargestMagnitude(expected)) + Noise;
        for (var i = 0; i < expected.Length; i++)
            if (!(Math.Abs(analytic[i] - expected[i]) <= allowed))
                throw new ExpectationException(FormattableString.Invariant(
                    $"{what} [{i}]: expected the gradient {expected[i]:R} to within {allowed:G3}, found {analytic[i]:R}."));
    }
}
