using SeqML.Text.Tokenization;

namespace SeqML.Text.Subwords.Unigram;

/// <summary>One of the ways to write a text by pieces.</summary>
/// <param name="Ids">The ids of its tokens.</param>
/// <param name="Spans">Where each stands in the text.</param>
/// <param name="Score">The logarithm of its probability: the sum of the pieces' scores.</param>
public sealed record UnigramSegmentation(IReadOnlyList<int> Ids, IReadOnlyList<TextSpan> Spans, double Score);
