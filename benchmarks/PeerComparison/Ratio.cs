using Shared;

namespace PeerComparison;

/// <summary>The median of the rounds, and the least and the most.</summary>
internal sealed record Ratio(double Median, double Least, double Most)
{
    /// <summary>Null where no round has a value.</summary>
    public static Ratio? Of(IEnumerable<double?> rounds)
    {
        var values = rounds.OfType<double>().Where(double.IsFinite).ToArray();
        return values.Length == 0 ? null : new Ratio(Timing.Median(values), values.Min(), values.Max());
    }
}
