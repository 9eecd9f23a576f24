namespace SeqML.Text.Lemmatization;

/// <summary>The rules of one part of speech. The first that fits is taken.</summary>
internal sealed class LemmaRules
{
    private const int Letters = 128;

    private readonly LemmaRule[][] byLastLetter;

    public LemmaRules(IReadOnlyList<LemmaRule> rules) => byLastLetter = [.. Enumerable.Range(0, Letters).Select(letter => Ending(rules, (char)letter))];

    /// <summary>The rule that a word in lower case is changed by; null where there is none.</summary>
    public LemmaRule? Find(ReadOnlySpan<char> word)
    {
        if (word.IsEmpty || word[^1] >= Letters)
            return null;
        foreach (var rule in byLastLetter[word[^1]])
            if (rule.Fits(word) && (rule.Replacement is not null || EnglishSounds.HasVowel(word[..^rule.EndingLength])))
                return rule;
        return null;
    }

    private static LemmaRule[] Ending(IReadOnlyList<LemmaRule> rules, char letter) =>
        [.. rules.Where(rule => rule.LastSymbol == letter || (rule.LastSymbol is 'C' or 'V' && char.IsAsciiLetterLower(letter)))];
}
