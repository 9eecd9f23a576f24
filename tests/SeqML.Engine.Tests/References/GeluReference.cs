namespace SeqML.Engine.Tests.References;

/// <summary>x P(X below x), for a normal X, by the error function's series and continued fraction.</summary>
internal static class GeluReference
{
    public static double Apply(double x) => x * Below(x);

    public static double Derivative(double x) => Below(x) + x * Density(x);

    private static double Density(double x) => Math.Exp(-x * x / 2) / Math.Sqrt(2 * Math.PI);

    private static double Below(double x) => x < 0 ? Above(-x) : 1 - Above(x);

    /// <summary>The probability of a number above a; a is not negative.</summary>
    private static double Above(double a)
    {
        if (a > 3)
        {
            // Laplace's continued fraction of Mills' ratio: density / (a + 1 / (a + 2 / (a + 3 / ...))).
            var fraction = a;
            for (var k = 200; k > 0; k--)
                fraction = a + k / fraction;
            return Density(a) / fraction;
        }
        // 1/2 - density (a + a^3 / 3 + a^5 / 15 + ...): all terms are positive.
        var (term, sum) = (a, a);
        for (var k = 3; k < 200; k += 2)
            sum += term *= a * a / k;
        return 0.5 - Density(a) * sum;
    }
}
