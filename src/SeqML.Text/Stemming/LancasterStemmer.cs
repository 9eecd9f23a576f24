using System.Buffers;
using SeqML.Text.Languages;

namespace SeqML.Text.Stemming;

/// <summary>The stemmer of Lancaster University, by Paice and Husk, for English. Its one table of rules is applied until none fits, which cuts deeper than <see cref="EnglishStemmer"/>: "organization" and "organ" become one.</summary>
/// <remarks>
/// C. D. Paice, Another stemmer, SIGIR Forum 24 (1990), 56-61; the rules are data, Languages/en/lancaster.txt. Where NLTK differs from the paper, docs/text/stemming.md says what this does.
/// </remarks>
public sealed class LancasterStemmer : Stemmer
{
    private static readonly SearchValues<char> Vowels = SearchValues.Create("aeiouy");

    // Those of a letter, in their order: the table has a section for each last letter from a to z.
    private static readonly Rule[][] Rules = Read(Language.Of("en").Read("lancaster.txt"));

    /// <inheritdoc/>
    public override string Name => "lancaster";

    /// <inheritdoc/>
    protected override int Reduce(ReadOnlySpan<char> word, Span<char> stem)
    {
        word.CopyTo(stem);
        var rest = new StemWord(stem, word.Length);
        // The paper's conditions of what must remain. Rules work at the end, so that where the first vowel is never changes.
        var startsWithVowel = word.Length > 0 && EnglishRules.IsVowel(word[0]) && word[0] != 'y';
        var firstVowel = word.IndexOfAny(Vowels);
        var fewest = startsWithVowel ? 2 : firstVowel < 0 ? int.MaxValue : Math.Max(3, firstVowel + 1);
        var isWhole = true;
        while (rest.Length > 0 && Fitting(rest, fewest, isWhole) is { } rule)
        {
            rest.Replace(rule.Removed, rule.Added);
            isWhole = false;
            if (!rule.GoesOn)
                break;
        }
        return rest.Length;
    }

    /// <summary>The first rule of the last letter's that fits; null where none does.</summary>
    private static Rule? Fitting(in StemWord word, int fewest, bool isWhole)
    {
        if (word.FromEnd(1) - 'a' is not (>= 0 and < 26 and var section))
            return null;
        foreach (var rule in Rules[section])
            if (word.Length - rule.Removed >= fewest && (isWhole || !rule.OnlyWhole) && word.EndsWith(rule.Ending))
                return rule;
        return null;
    }

    private static Rule[][] Read(IReadOnlyList<string> lines)
    {
        var rules = lines.Select(Rule.Parse).ToLookup(rule => rule.Ending[^1]);
        return [.. Enumerable.Range('a', 26).Select(letter => rules[(char)letter].ToArray())];
    }

    /// <summary>A line of the file.</summary>
    /// <param name="Ending">What the word ends with.</param>
    /// <param name="Removed">How many letters of it go: those that the replacement does not start with.</param>
    /// <param name="Added">The letters that come instead of them.</param>
    /// <param name="GoesOn">Whether another rule may follow.</param>
    /// <param name="OnlyWhole">Whether it is for words that no rule has changed yet.</param>
    private sealed record Rule(string Ending, int Removed, string Added, bool GoesOn, bool OnlyWhole)
    {
        /// <summary>Reads "-ceed -> -cess done" and the like.</summary>
        public static Rule Parse(string line)
        {
            string[] parts = line.Split(["->", " done", " go on", ", "], StringSplitOptions.TrimEntries);
            var (ending, replacement) = (parts[0][1..], parts[1][1..]);
            var kept = ending.AsSpan().CommonPrefixLength(replacement);
            return new Rule(ending, ending.Length - kept, replacement[kept..], line.Contains(" go on", StringComparison.Ordinal), line.EndsWith(", whole", StringComparison.Ordinal));
        }
    }
}
