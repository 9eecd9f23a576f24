namespace SeqML.Text.Subwords.Learning;

/// <summary>What was learned.</summary>
/// <param name="Tokens">In the order of their ids: special ones, characters, and what merges made.</param>
/// <param name="Counts">How often each came in the texts, once all merges are made.</param>
/// <param name="Merges">In their order.</param>
internal sealed record LearnedSubwords(IReadOnlyList<string> Tokens, IReadOnlyList<long> Counts, IReadOnlyList<(string Left, string Right)> Merges);
