namespace SeqML.Tasks.Tagging;

/// <summary>One of the likeliest ways to tag a sentence.</summary>
/// <param name="Tags">The tag of each word: its place among the tagger's tags.</param>
/// <param name="Probability">How likely these tags are, all together.</param>
public sealed record RankedTags(IReadOnlyList<int> Tags, double Probability);
