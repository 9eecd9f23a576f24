using SeqML.Text.Tokenization;

namespace TextEvaluation;

/// <summary>How many of the spans that were found are right, and how many of the right ones were found.</summary>
internal readonly record struct SpanScore(int Found, int Gold, int Right)
{
    public double Precision => 100.0 * Right / Found;

    public double Recall => 100.0 * Right / Gold;

    public double F1 => 200.0 * Right / (Found + Gold);

    public static SpanScore Of(IReadOnlyList<TextSpan> found, IReadOnlyList<TextSpan> gold) => new(found.Count, gold.Count, found.ToHashSet().Intersect(gold).Count());
}
