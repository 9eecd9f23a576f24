namespace SeqML.Tasks.Tagging.Evaluation;

/// <summary>seqeval's definition of a scheme: the neighbours at which a span starts, goes on and ends. For any of them, "any" stands for every prefix.</summary>
internal sealed class StrictAutomaton
{
    private const string Any = "IOBESUL";

    private static readonly Dictionary<string, StrictAutomaton> ByName = new(StringComparer.Ordinal)
    {
        ["BIO"] = new()
        {
            Allowed = "IOB",
            Start = [new(Any, "B", null)],
            Inside = [new("BI", "I", true)],
            End = [new("BI", "OB", null), new("BI", "I", false)],
        },
        ["IOB1"] = new()
        {
            Allowed = "IOB",
            Start = [new("OB", "I", null), new("I", "I", false), new("IB", "B", true)],
            Inside = [new("BI", "I", true)],
            End = [new("IB", "I", false), new("IB", "O", null), new("I", "B", null), new("B", "B", true)],
        },
        ["IOBES"] = new()
        {
            Allowed = "IOBES",
            Start = [new(Any, "BS", null)],
            Inside = [new("BI", "IE", true)],
            End = [new("SE", Any, null)],
        },
        ["BILOU"] = new()
        {
            Allowed = "BILOU",
            Start = [new(Any, "BU", null)],
            Inside = [new("BI", "IL", true)],
            End = [new("UL", Any, null)],
        },
    };

    private StrictAutomaton()
    {
    }

    /// <summary>The prefixes that the scheme has.</summary>
    public required string Allowed { get; init; }

    public required Neighbours[] Start { get; init; }

    public required Neighbours[] Inside { get; init; }

    public required Neighbours[] End { get; init; }

    public static StrictAutomaton? Of(string scheme) => ByName.GetValueOrDefault(scheme);

    public static bool Matches(Neighbours[] patterns, (char Prefix, string Type) previous, (char Prefix, string Type) tag)
    {
        foreach (var pattern in patterns)
            if (pattern.Previous.Contains(previous.Prefix) && pattern.Tag.Contains(tag.Prefix) && (pattern.SameType is not { } same || same == (previous.Type == tag.Type)))
                return true;
        return false;
    }

    /// <summary>Two tags, one after the other.</summary>
    /// <param name="Previous">The prefixes of the first.</param>
    /// <param name="Tag">The prefixes of the second.</param>
    /// <param name="SameType">Whether their types are the same, differ, or do not matter.</param>
    public sealed record Neighbours(string Previous, string Tag, bool? SameType);
}
