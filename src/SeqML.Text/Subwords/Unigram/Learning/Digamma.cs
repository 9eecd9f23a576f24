namespace SeqML.Text.Subwords.Unigram.Learning;

/// <summary>The derivative of the logarithm of the gamma function.</summary>
internal static class Digamma
{
    /// <summary>At a positive number, to about 12 digits: ψ(x) = ψ(x + 1) - 1/x up to where the asymptotic series is that exact. (Abramowitz and Stegun 1964, 6.3.5 and 6.3.18.)</summary>
    public static double Of(double x)
    {
        var shift = 0.0;
        for (; x < 10; x++)
            shift += 1 / x;
        var square = 1 / (x * x);
        var series = square * (1.0 / 12 - square * (1.0 / 120 - square * (1.0 / 252 - square * (1.0 / 240 - square / 132))));
        return Math.Log(x) - 1 / (2 * x) - series - shift;
    }
}
