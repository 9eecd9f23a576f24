namespace SeqML.TestKit;

/// <summary>How far a float may be from what it should be: so many units in the last place (2^-23) of a magnitude.</summary>
public readonly record struct Tolerance(double Units)
{
    private const double Unit = 1.0 / (1 << 23);

    /// <summary>Not at all.</summary>
    public static Tolerance Exact => new(0);

    /// <summary>One kernel against its double reference; the magnitude is the sum of the magnitudes that it added.</summary>
    public static Tolerance Kernel => new(4);

    /// <summary>An operation of several kernels, or a recurrence; the magnitude is the largest number that went in or came out.</summary>
    public static Tolerance Operation => new(32);

    /// <summary>An analytic gradient against central differences; the magnitude is the largest number of that gradient.</summary>
    public static Tolerance Gradient => new(64);

    /// <summary>Another library's float computation, which has its own rounding errors.</summary>
    public static Tolerance Golden => new(128);

    /// <summary>The distance that is allowed at a magnitude.</summary>
    public double At(double magnitude) => Units * Unit * Math.Abs(magnitude);
}
