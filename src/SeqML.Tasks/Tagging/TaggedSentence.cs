namespace SeqML.Tasks.Tagging;

/// <summary>A sentence to learn from, or to compare with.</summary>
/// <param name="Words">Its tokens; for a tagger of texts, its words between white space.</param>
/// <param name="Tags">The tag of each word: its place among the tagger's tags.</param>
public sealed record TaggedSentence(IReadOnlyList<string> Words, IReadOnlyList<int> Tags);
