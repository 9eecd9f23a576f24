namespace SeqML.Text.Lemmatization;

/// <summary>An ending, and what stands in its place: a line of <c>lemma-rules.txt</c>, which says how it is written.</summary>
internal sealed class LemmaRule
{
    /// <summary>Longer beginnings are neither consonants only nor a syllable; so a word of a million letters is not walked over by every rule.</summary>
    private const int LongestSyllable = 8;

    private readonly string context; // without its anchor
    private readonly char anchor; // ^, #, @, or NUL for none
    private readonly string ending;

    private LemmaRule(string context, char anchor, string ending, string replacement) =>
        (this.context, this.anchor, this.ending, Replacement) = (context, anchor, ending, replacement);

    /// <summary>What stands in the ending's place; null where rules of what is left go on.</summary>
    public string? Replacement { get; private init; }

    public int EndingLength => ending.Length;

    /// <summary>What the last letter must be: itself, or C or V for a class of letters.</summary>
    public char LastSymbol => ending.Length > 0 ? ending[^1] : context[^1];

    /// <summary>A rule of two columns, as "C|ies" and "y"; null where they are none.</summary>
    public static LemmaRule? Parse(string pattern, string replacement)
    {
        var bar = pattern.IndexOf('|', StringComparison.Ordinal);
        if (bar < 0 || pattern.Length < 2)
            return null;
        var anchor = pattern[0] is '^' or '#' or '@' ? pattern[0] : '\0';
        var context = pattern[(anchor == '\0' ? 0 : 1)..bar];
        var ending = pattern[(bar + 1)..];
        var isWhole = context.All(symbol => symbol is 'C' or 'V' || IsLetter(symbol)) && ending.All(IsLetter) && (context + ending).Length > 0
            && (replacement is "-" or "~" || replacement.All(IsLetter));
        return isWhole ? new LemmaRule(context, anchor, ending, replacement) { Replacement = replacement switch { "~" => null, "-" => "", _ => replacement } } : null;
    }

    /// <summary>Whether it fits a word in lower case.</summary>
    public bool Fits(ReadOnlySpan<char> word)
    {
        var start = word.Length - ending.Length - context.Length;
        if (start < 0 || !word.EndsWith(ending))
            return false;
        for (var i = 0; i < context.Length; i++)
            if (context[i] is var symbol && !(symbol == 'C' ? EnglishSounds.IsConsonant(word, start + i) : symbol == 'V' ? EnglishSounds.IsVowel(word, start + i) : word[start + i] == symbol))
                return false;
        return anchor switch
        {
            '^' => start == 0,
            '#' => start <= LongestSyllable && EnglishSounds.IsConsonants(word[..start]),
            '@' => start <= LongestSyllable && EnglishSounds.IsSyllable(word[..start]),
            _ => true,
        };
    }

    private static bool IsLetter(char symbol) => char.IsAsciiLetterLower(symbol) || symbol == '\'';
}
