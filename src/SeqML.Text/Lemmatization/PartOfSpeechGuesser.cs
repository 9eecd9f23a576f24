using System.Buffers;

namespace SeqML.Text.Lemmatization;

/// <summary>Guesses what the words of an English sentence are, as well as their lemmas need it: by a list, by the forms that the lists of lemmas know, by endings, and then by neighbours.</summary>
/// <remarks>It looks once at each word and at the words beside it; a tagger that learns (docs/tagging.md) knows better.</remarks>
internal sealed class PartOfSpeechGuesser(LemmaData data, PartOfSpeechLexicon lexicon)
{
    private static readonly SearchValues<char> Signs = SearchValues.Create("$%#+=<>*/^~|&§©®°€£¥");
    private static readonly SearchValues<char> NumberLetters = SearchValues.Create("0123456789.,:/-+%'x");

    /// <summary>What a word is where nothing is known of its neighbours.</summary>
    public PartOfSpeech Guess(ReadOnlySpan<char> word) => ByForm(word, isFirst: true, isShouted: false);

    /// <summary>What the words of a sentence are.</summary>
    public void Guess(ReadOnlySpan<ReadOnlyMemory<char>> words, Span<PartOfSpeech> parts)
    {
        var isShouted = IsShouted(words);
        var isFirst = true;
        for (var i = 0; i < words.Length; i++)
        {
            parts[i] = ByForm(words[i].Span, isFirst, isShouted);
            isFirst = (isFirst && parts[i] is PartOfSpeech.Punctuation or PartOfSpeech.Symbol) || words[i].Span is "." or "!" or "?" or ":";
        }
        isFirst = true;
        for (var i = 0; i < words.Length; i++)
        {
            var before = isFirst;
            isFirst = isFirst && parts[i] is PartOfSpeech.Punctuation or PartOfSpeech.Symbol;
            parts[i] = ByNeighbours(words, parts, i, before && !isShouted);
        }
    }

    private PartOfSpeech ByForm(ReadOnlySpan<char> word, bool isFirst, bool isShouted)
    {
        if (word.IsEmpty)
            return PartOfSpeech.Other;
        if (!ContainsLetterOrDigit(word))
            return lexicon.Find(word) ?? (word.ContainsAny(Signs) ? PartOfSpeech.Symbol : PartOfSpeech.Punctuation);
        var listed = lexicon.Find(word);
        if (char.IsAsciiDigit(word[^1]) || char.IsAsciiDigit(word[0]))
            return listed ?? ByDigits(word);
        var isName = char.IsUpper(word[0]) && !isFirst && !isShouted;
        if (listed is { } known && !(isName && known is PartOfSpeech.Noun or PartOfSpeech.Verb or PartOfSpeech.Adjective or PartOfSpeech.Interjection))
            return word is "US" or "CA" && !isShouted ? PartOfSpeech.ProperNoun : known;
        var forms = data.Forms(word);
        if (IsAbbreviation(word) && Has(forms, PartOfSpeech.Noun, out var spelled) && !word.Equals(spelled, StringComparison.OrdinalIgnoreCase))
            return PartOfSpeech.Noun; // PM
        if (isName || word.IndexOfAny('@', '_') >= 0 || word.Contains("://", StringComparison.Ordinal) || (IsAbbreviation(word) && !isShouted && isFirst))
            return Has(forms, PartOfSpeech.Adjective, out var name) && char.IsUpper(name[0]) ? PartOfSpeech.Adjective : PartOfSpeech.ProperNoun;
        return ByLists(word, forms) ?? ByEnding(word);
    }

    private static PartOfSpeech ByDigits(ReadOnlySpan<char> word) =>
        !word.ContainsAnyExcept(NumberLetters) ? PartOfSpeech.Numeral
        : word.EndsWith("st") || word.EndsWith("nd") || word.EndsWith("rd") || word.EndsWith("th") ? PartOfSpeech.Adjective
        : PartOfSpeech.Noun;

    /// <summary>The lists of lemmas tell what a form is: "went" is a verb, "mice" is a noun.</summary>
    private static PartOfSpeech? ByLists(ReadOnlySpan<char> word, ReadOnlySpan<(PartOfSpeech Part, string Lemma)> forms)
    {
        PartOfSpeech? best = null;
        foreach (var (part, lemma) in forms)
            if (part == PartOfSpeech.ProperNoun && char.IsLower(word[0]))
                continue;
            else if (part == PartOfSpeech.Verb && !word.Equals(lemma, StringComparison.OrdinalIgnoreCase))
                return part;
            else if (best is null || part == PartOfSpeech.Noun || (part == PartOfSpeech.Adjective && best != PartOfSpeech.Noun))
                best = part;
        return best;
    }

    private PartOfSpeech ByEnding(ReadOnlySpan<char> word)
    {
        if (word.Length > 4 && EndsWith(word, "ly"))
            return PartOfSpeech.Adverb;
        if ((EndsWith(word, "ing") || EndsWith(word, "ed")) && word.Length > 3)
            return PartOfSpeech.Verb;
        if (((EndsWith(word, "er") || EndsWith(word, "est")) && IsComparative(word))
            || EndsWith(word, "ous") || EndsWith(word, "ful") || EndsWith(word, "able") || EndsWith(word, "ible") || EndsWith(word, "ish") || EndsWith(word, "less"))
            return PartOfSpeech.Adjective;
        return PartOfSpeech.Noun;
    }

    private PartOfSpeech ByNeighbours(ReadOnlySpan<ReadOnlyMemory<char>> words, ReadOnlySpan<PartOfSpeech> parts, int index, bool isFirst)
    {
        var word = words[index].Span;
        var part = parts[index];
        var before = index > 0 ? words[index - 1].Span : default;
        var beforePart = index > 0 ? parts[index - 1] : PartOfSpeech.Punctuation;
        var afterPart = index + 1 < words.Length ? parts[index + 1] : PartOfSpeech.Punctuation;
        if (part is PartOfSpeech.Numeral)
            return part;
        if (word.Length <= 2)
            return ByNeighboursOfShort(word, part, index, before, beforePart, afterPart);
        if (word is "May")
            return !isFirst || afterPart == PartOfSpeech.Numeral ? PartOfSpeech.ProperNoun : part;
        if (isFirst && char.IsUpper(word[0]) && part is PartOfSpeech.Noun && !word.EndsWith("s") && index + 1 < words.Length && IsName(words[index + 1].Span, afterPart))
            return PartOfSpeech.ProperNoun;
        var opensNoun = beforePart is PartOfSpeech.Determiner or PartOfSpeech.Adjective or PartOfSpeech.Numeral || EnglishWords.Possessives.Has(before);
        if (EndsWith(word, "ing") && part is PartOfSpeech.Verb or PartOfSpeech.Noun)
            return ByNeighboursOfIng(word, part, before, opensNoun, beforePart, afterPart);
        if (part is PartOfSpeech.Verb or PartOfSpeech.Noun && EndsWith(word, "s"))
            return opensNoun || (beforePart == PartOfSpeech.Adposition && data.Find(word, PartOfSpeech.Noun) is not null) ? PartOfSpeech.Noun
                : EnglishWords.Singulars.Has(before) || beforePart == PartOfSpeech.ProperNoun ? PartOfSpeech.Verb : part;
        if (part is PartOfSpeech.Verb or PartOfSpeech.Noun && data.Forms(word) is { IsEmpty: false } forms && Has(forms, PartOfSpeech.Noun, out _) && Has(forms, PartOfSpeech.Verb, out _))
            return opensNoun ? PartOfSpeech.Noun : EnglishWords.Subjects.Has(before) || beforePart == PartOfSpeech.ProperNoun ? PartOfSpeech.Verb : part;
        if (part is PartOfSpeech.Adjective or PartOfSpeech.Adverb && data.Forms(word) is { IsEmpty: false } degrees && Has(degrees, PartOfSpeech.Adjective, out _) && Has(degrees, PartOfSpeech.Adverb, out _))
            return afterPart is PartOfSpeech.Noun or PartOfSpeech.Adjective || opensNoun || EnglishWords.Be.Has(before) || beforePart is PartOfSpeech.Punctuation ? PartOfSpeech.Adjective
                : beforePart is PartOfSpeech.Verb or PartOfSpeech.Noun or PartOfSpeech.Auxiliary ? PartOfSpeech.Adverb : part;
        return part;
    }

    /// <summary>"the meeting" and "we are meeting"; "the hiring of" and "hiring people".</summary>
    private PartOfSpeech ByNeighboursOfIng(ReadOnlySpan<char> word, PartOfSpeech part, ReadOnlySpan<char> before, bool opensNoun, PartOfSpeech beforePart, PartOfSpeech afterPart)
    {
        var hasObject = afterPart is PartOfSpeech.Determiner or PartOfSpeech.Pronoun;
        if (part == PartOfSpeech.Noun)
            return data.Find(word, PartOfSpeech.Noun) is not null ? part : EnglishWords.Be.Has(before) && !opensNoun || hasObject && !opensNoun || EnglishWords.Subjects.Has(before) ? PartOfSpeech.Verb : PartOfSpeech.Noun;
        return opensNoun && !hasObject && afterPart is not (PartOfSpeech.Noun or PartOfSpeech.ProperNoun or PartOfSpeech.Adjective) && beforePart != PartOfSpeech.Numeral ? PartOfSpeech.Noun : part;
    }

    /// <summary>'s of "he's" and of "John's", am of "I am" and of "7 am".</summary>
    private static PartOfSpeech ByNeighboursOfShort(ReadOnlySpan<char> word, PartOfSpeech part, int index, ReadOnlySpan<char> before, PartOfSpeech beforePart, PartOfSpeech afterPart)
    {
        if (beforePart == PartOfSpeech.Numeral)
            return Is(word, "am") || Is(word, "pm") ? PartOfSpeech.Noun : Is(word, "m") || Is(word, "k") || Is(word, "b") || Is(word, "bn") ? PartOfSpeech.Numeral : part;
        if (word is "'" or "\u2019" && before.EndsWith("s") && afterPart is PartOfSpeech.Noun or PartOfSpeech.Adjective or PartOfSpeech.ProperNoun && beforePart is PartOfSpeech.Noun or PartOfSpeech.ProperNoun)
            return PartOfSpeech.Particle;
        if (!Is(word, "'s") && !Is(word, "\u2019s") && !(Is(word, "s") && index > 0))
            return part;
        if (Is(before, "let"))
            return PartOfSpeech.Pronoun;
        return EnglishWords.BeforeVerbalS.Has(before) || afterPart is PartOfSpeech.Determiner or PartOfSpeech.Particle or PartOfSpeech.Adposition or PartOfSpeech.Pronoun ? PartOfSpeech.Auxiliary : PartOfSpeech.Particle;
    }

    /// <summary>What stands after a name at a sentence's start: another name, a verb, or the 's of a possessive.</summary>
    private static bool IsName(ReadOnlySpan<char> after, PartOfSpeech part) =>
        part is PartOfSpeech.ProperNoun || Is(after, "'s") || (part is PartOfSpeech.Auxiliary && !Is(after, "are") && !Is(after, "were")) || (part is PartOfSpeech.Verb && !EndsWith(after, "ing") && !EndsWith(after, "s"));

    private bool IsComparative(ReadOnlySpan<char> word)
    {
        Span<char> lemma = stackalloc char[64];
        if (word.Length + data.Growth > lemma.Length)
            return false;
        var length = data.Change(lemma, LemmaCasing.WriteLower(word, lemma), PartOfSpeech.Adjective);
        return length < word.Length && data.IsLemma(lemma[..length], PartOfSpeech.Adjective);
    }

    /// <summary>Whether most words are in capitals, so that capitals say nothing.</summary>
    private static bool IsShouted(ReadOnlySpan<ReadOnlyMemory<char>> words)
    {
        var (capitals, others) = (0, 0);
        foreach (var word in words)
            if (word.Length > 1 && char.IsLetter(word.Span[0]) && char.IsLetter(word.Span[1]))
                _ = char.IsUpper(word.Span[0]) && char.IsUpper(word.Span[1]) ? capitals++ : others++;
        return capitals > others && capitals > 1;
    }

    private static bool IsAbbreviation(ReadOnlySpan<char> word) => word.Length > 1 && LemmaCasing.IsCapitals(word);

    private static bool ContainsLetterOrDigit(ReadOnlySpan<char> word)
    {
        foreach (var unit in word)
            if (char.IsLetterOrDigit(unit) || char.IsSurrogate(unit))
                return true;
        return false;
    }

    private static bool Has(ReadOnlySpan<(PartOfSpeech Part, string Lemma)> forms, PartOfSpeech part, out string lemma)
    {
        foreach (var form in forms)
            if (form.Part == part)
            {
                lemma = form.Lemma;
                return true;
            }
        lemma = null!;
        return false;
    }

    private static bool EndsWith(ReadOnlySpan<char> word, string ending) => word.EndsWith(ending, StringComparison.OrdinalIgnoreCase);

    private static bool Is(ReadOnlySpan<char> word, string other) => word.Equals(other, StringComparison.OrdinalIgnoreCase);
}
