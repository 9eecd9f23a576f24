using SeqML.Text.Lookup;

namespace SeqML.Text.Lemmatization;

/// <summary>How the letters of lemmas are written that no list has.</summary>
internal static class LemmaCasing
{
    /// <summary>Shorter names in capitals are mostly abbreviations, as NATO; longer ones are mostly names that are shouted, as LONDON.</summary>
    private const int ShortestShouted = 5;

    public static int WriteLower(ReadOnlySpan<char> word, Span<char> lemma)
    {
        for (var i = 0; i < word.Length; i++)
            lemma[i] = WordFolding.Fold(word[i]);
        return word.Length;
    }

    /// <summary>A name keeps its letters, but one of capitals only that is no abbreviation.</summary>
    public static int WriteName(ReadOnlySpan<char> word, Span<char> lemma)
    {
        if (word.Length < ShortestShouted || !IsCapitals(word))
            return Copy(word, lemma);
        WriteLower(word, lemma);
        lemma[0] = word[0];
        return word.Length;
    }

    /// <summary>A number without the commas between its digits, 200000 for "200,000"; Roman numerals as they are; in words, in lower case.</summary>
    public static int WriteNumber(ReadOnlySpan<char> word, Span<char> lemma)
    {
        if (word.Length > 1 && !word.ContainsAnyExcept("IVXLCM"))
            return Copy(word, lemma);
        var length = 0;
        for (var i = 0; i < word.Length; i++)
            if (word[i] != ',' || i == 0 || i + 1 == word.Length || !char.IsAsciiDigit(word[i - 1]) || !char.IsAsciiDigit(word[i + 1]))
                lemma[length++] = WordFolding.Fold(word[i]);
        return length;
    }

    /// <summary>Whether a word is made of A to Z. (A loop, since words are short and the library's searches allocate until they are compiled for good.)</summary>
    public static bool IsCapitals(ReadOnlySpan<char> word)
    {
        foreach (var unit in word)
            if (!char.IsAsciiLetterUpper(unit))
                return false;
        return true;
    }

    /// <summary>Whether a word is an abbreviation's plural: "PCs", "URLs".</summary>
    public static bool IsPluralOfCapitals(ReadOnlySpan<char> word) => word.Length > 2 && word[^1] == 's' && IsCapitals(word[..^1]);

    /// <summary>A noun without the 's, or the apostrophe after an s, that no tokenizer has split off: wolves of "wolves'".</summary>
    public static ReadOnlySpan<char> WithoutPossessive(ReadOnlySpan<char> word)
    {
        if (word.Length > 3 && WordFolding.Fold(word[^1]) == 's' && WordFolding.Fold(word[^2]) == '\'')
            return word[..^2];
        return word.Length > 2 && WordFolding.Fold(word[^1]) == '\'' && WordFolding.Fold(word[^2]) == 's' ? word[..^1] : word;
    }

    private static int Copy(ReadOnlySpan<char> word, Span<char> lemma)
    {
        word.CopyTo(lemma);
        return word.Length;
    }
}
