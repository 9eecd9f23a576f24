using System.Text;
using SeqML.Tasks.Tagging.Schemes;

namespace SeqML.Tasks.Tagging.Evaluation;

/// <summary>A sentence that was tagged wrong.</summary>
/// <param name="Sentence">Which one, from 0 on.</param>
/// <param name="Errors">How many spans were missed or invented; for tags without spans, how many tokens have another tag.</param>
/// <param name="Gold">The gold tags.</param>
/// <param name="Predicted">The predicted tags.</param>
public sealed record TaggingMistake(int Sentence, int Errors, IReadOnlyList<string> Gold, IReadOnlyList<string> Predicted)
{
    /// <summary>The tokens; null where the evaluation was not given them.</summary>
    public IReadOnlyList<string>? Tokens { get; init; }

    /// <summary>The gold spans that were not predicted; empty for tags without spans.</summary>
    public IReadOnlyList<TagSpan> Missed { get; init; } = [];

    /// <summary>The predicted spans that gold has not; empty for tags without spans.</summary>
    public IReadOnlyList<TagSpan> Invented { get; init; } = [];

    /// <summary>A line a token: the token, the gold tag, the predicted one, and a mark where they differ.</summary>
    public override string ToString()
    {
        var text = new StringBuilder(FormattableString.Invariant($"sentence {Sentence}, {Errors} errors\n"));
        var tokens = Tokens ?? [.. Enumerable.Range(0, Gold.Count).Select(i => FormattableString.Invariant($"{i}"))];
        var (first, second, third) = (Width(tokens), Width(Gold), Width(Predicted));
        for (var i = 0; i < Gold.Count; i++)
            text.Append((tokens[i].PadRight(first) + "  " + Gold[i].PadRight(second) + "  " + Predicted[i].PadRight(third) + (Gold[i] == Predicted[i] ? "" : "  <")).TrimEnd(' ')).Append('\n');
        return text.ToString();
    }

    private static int Width(IReadOnlyList<string> texts) => texts.Count == 0 ? 0 : texts.Max(text => text.Length);
}
