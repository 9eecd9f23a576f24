namespace SeqML.Text.Lemmatization;

/// <summary>The rules of one part of speech. The first that fits is taken.</summary>
/// <remarks>Rules are kept by the last two letters of the words that they may fit, so that few are looked at.</remarks>
internal sealed class LemmaRules
{
    /// <summary>Letters of English, and one place for all else.</summary>
    private const int Letters = 'z' - 'a' + 2;

    private readonly LemmaRule[][] byLastLetters;

    public LemmaRules(IReadOnlyList<LemmaRule> rules)
    {
        byLastLetters = new LemmaRule[Letters * Letters][];
        for (var i = 0; i < byLastLetters.Length; i++)
            byLastLetters[i] = [.. rules.Where(rule => MayBe(rule.Symbol(1), i % Letters) && MayBe(rule.Symbol(2), i / Letters))];
    }

    /// <summary>The rule that a word in lower case is changed by; null where there is none.</summary>
    public LemmaRule? Find(ReadOnlySpan<char> word)
    {
        if (word.IsEmpty)
            return null;
        foreach (var rule in byLastLetters[(Place(word.Length > 1 ? word[^2] : '\0') * Letters) + Place(word[^1])])
            if (rule.Fits(word) && (rule.Replacement is not null || EnglishSounds.HasVowel(word[..^rule.EndingLength])))
                return rule;
        return null;
    }

    private static int Place(char letter) => (uint)(letter - 'a') <= 'z' - 'a' ? letter - 'a' : Letters - 1;

    /// <summary>Whether a letter may be what a symbol says: itself; any for a class or for none, to be on the safe side.</summary>
    private static bool MayBe(char symbol, int place) => symbol is 'C' or 'V' or '\0' || Place(symbol) == place;
}
