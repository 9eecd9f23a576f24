namespace SeqML.Text.Lemmatization;

/// <summary>What a lemma needs neighbours for, though the part of speech is known.</summary>
internal static class LemmaContext
{
    /// <summary>The lemma that neighbours decide; null where they do not.</summary>
    public static string? Find(ReadOnlySpan<ReadOnlyMemory<char>> words, ReadOnlySpan<PartOfSpeech> parts, int index)
    {
        var word = words[index].Span;
        if (parts[index] == PartOfSpeech.Pronoun)
            return Is(word, "her") && !IsNominal(parts, index + 1) ? "she" : null;
        if (parts[index] != PartOfSpeech.Auxiliary || word.Length != 2)
            return null;
        var perfects = Is(word, "'s") || Is(word, "\u2019s") ? EnglishWords.AfterPerfectS : Is(word, "'d") || Is(word, "\u2019d") ? EnglishWords.AfterPerfectD : null;
        return perfects is not null && (perfects.Has(Word(words, index + 1))
            || (index + 1 < parts.Length && parts[index + 1] is PartOfSpeech.Adverb or PartOfSpeech.Particle && perfects.Has(Word(words, index + 2)))) ? "have" : null;
    }

    /// <summary>Whether a word is part of a name, and keeps its capital: "New" in "the New York Times".</summary>
    public static bool IsInName(ReadOnlySpan<ReadOnlyMemory<char>> words, ReadOnlySpan<PartOfSpeech> parts, int index)
    {
        if (parts[index] != PartOfSpeech.Adjective || words[index].Length == 0 || !char.IsUpper(words[index].Span[0]) || index + 1 >= words.Length || parts[index + 1] != PartOfSpeech.ProperNoun)
            return false;
        // At the start of a sentence a capital says nothing.
        return index > 0 && parts[index - 1] is not PartOfSpeech.Punctuation;
    }

    private static bool IsNominal(ReadOnlySpan<PartOfSpeech> parts, int index) =>
        index < parts.Length && parts[index] is PartOfSpeech.Noun or PartOfSpeech.Adjective or PartOfSpeech.ProperNoun or PartOfSpeech.Numeral;

    private static ReadOnlySpan<char> Word(ReadOnlySpan<ReadOnlyMemory<char>> words, int index) => index < words.Length ? words[index].Span : default;

    private static bool Is(ReadOnlySpan<char> word, string other) => word.Equals(other, StringComparison.OrdinalIgnoreCase);
}
