using SeqML.Text.Tokenization;

namespace TextEvaluation;

/// <summary>The most frequent kinds of mistakes, with an example or two: a help for who writes rules.</summary>
internal static class Mistakes
{
    /// <summary>Ends of sentences that were missed, and that are none, by the characters around.</summary>
    public static IEnumerable<(string Kind, string Example)> OfSentences(string text, IReadOnlyList<TextSpan> found, IReadOnlyList<TextSpan> gold)
    {
        var (foundEnds, goldEnds) = (found.Select(span => span.End).ToHashSet(), gold.Select(span => span.End).ToHashSet());
        return goldEnds.Except(foundEnds).Select(end => ("missed", end)).Concat(foundEnds.Except(goldEnds).Select(end => ("wrong", end)))
            .OrderBy(mistake => mistake.end).Select(mistake => ($"{mistake.Item1}: {Kind(text, mistake.end)}", Around(text, mistake.end)));
    }

    /// <summary>Runs of text that were split otherwise: "gold: do n't, found: don't".</summary>
    public static IEnumerable<(string Kind, string Example)> OfWords(string text, IReadOnlyList<TextSpan> found, IReadOnlyList<TextSpan> gold)
    {
        for (var (i, j) = (0, 0); i < found.Count && j < gold.Count;)
        {
            if (found[i] == gold[j])
            {
                (i, j) = (i + 1, j + 1);
                continue;
            }
            var (firstFound, firstGold) = (i, j);
            do
            {
                if (j == gold.Count || (i < found.Count && found[i].End <= gold[j].End))
                    i++;
                else
                    j++;
            }
            while (i < found.Count && j < gold.Count && found[i] != gold[j] && !(found[i].Start == gold[j].Start));
            yield return ($"gold: {Join(gold, firstGold, j)}, found: {Join(found, firstFound, i)}", Around(text, gold[firstGold].Start));
        }

        string Join(IReadOnlyList<TextSpan> spans, int from, int to) => string.Join(' ', spans.Skip(from).Take(to - from).Select(span => span.In(text).ToString()));
    }

    public static string Around(string text, int position) =>
        (text[Math.Max(0, position - 40)..position] + "\u2503" + text[position..Math.Min(text.Length, position + 40)]).ReplaceLineEndings("\u00B6");

    private static string Kind(string text, int end)
    {
        var next = end;
        while (next < text.Length && char.IsWhiteSpace(text[next]))
            next++;
        return $"{Class(text[end - 1])} {(next == end ? "joined to " : "before ")}{(next == text.Length ? "the end" : Class(text[next]))}";
    }

    private static string Class(char unit) => char.IsUpper(unit) ? "capital" : char.IsLetter(unit) ? "small letter" : char.IsDigit(unit) ? "digit" : unit.ToString();
}
