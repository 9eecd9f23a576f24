namespace Microsoft.ML.Runtime;

/// <summary>The names of what a progress channel reports.</summary>
public sealed class ProgressHeader
{
    /// <summary>The units of progress.</summary>
    public readonly IReadOnlyList<string> UnitNames;

    /// <summary>The metrics.</summary>
    public readonly IReadOnlyList<string> MetricNames;

    /// <summary>Makes a header.</summary>
    public ProgressHeader(string[] metricNames, string[] unitNames)
    {
        MetricNames = metricNames ?? [];
        UnitNames = unitNames ?? [];
    }

    /// <summary>Makes a header without metrics.</summary>
    public ProgressHeader(params string[] unitNames)
        : this(null, unitNames)
    {
    }
}
