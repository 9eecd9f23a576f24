namespace SeqML.Text.Tokenization.Sentences;

/// <summary>What a word before a single stop is.</summary>
internal enum WordKind : byte
{
    /// <summary>A word, or nothing: the stop is a full stop.</summary>
    Word,

    /// <summary>No whole word, as it seems: without a vowel. Before a small letter it is an abbreviation.</summary>
    Fragment,

    /// <summary>A number, of digits or in Roman numerals.</summary>
    Number,

    /// <summary>The number of a list's item, at the start of a sentence.</summary>
    ListNumber,

    /// <summary>An initial, or several with stops between.</summary>
    Initials,

    /// <summary>An abbreviation that ends no sentence.</summary>
    Inner,

    /// <summary>An abbreviation that may end one.</summary>
    Final,

    /// <summary>An abbreviation before numbers.</summary>
    Numeric,
}

/// <summary>The word before a single stop.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="IsFinalToo">Of one before numbers: whether it may also end a sentence as an abbreviation.</param>
internal readonly record struct PrecedingWord(WordKind Kind, bool IsFinalToo = false)
{
    private const int Longest = SentenceLexicon.LongestEntry;

    public static PrecedingWord At(ReadOnlySpan<char> text, int sentence, int stop, SentenceLexicon lexicon)
    {
        var start = StartOf(text, sentence, stop);
        var word = text[start..stop];
        if (word.IsEmpty || word.Length > Longest)
            return new(WordKind.Word);
        if (IsListNumber(word) && IsFirst(text[sentence..start]))
            return new(WordKind.ListNumber);
        var found = lexicon.Find(word);
        if (found == Abbreviation.None && word.LastIndexOf('-') is >= 0 and var hyphen)
            found = lexicon.Find(word[(hyphen + 1)..]);
        if (found != Abbreviation.None)
            return (found & Abbreviation.Numeric) != 0 ? new(WordKind.Numeric, (found & Abbreviation.Final) != 0 || IsInitials(word))
                : new((found & Abbreviation.Inner) != 0 ? WordKind.Inner : WordKind.Final);
        return new(IsNumber(word) ? WordKind.Number : IsInitials(word) ? WordKind.Initials : IsWhole(word) ? WordKind.Word : WordKind.Fragment);
    }

    /// <summary>Where the word before a place starts; of a word that is longer than any entry, some place in it.</summary>
    public static int StartOf(ReadOnlySpan<char> text, int sentence, int end)
    {
        var least = Math.Max(sentence, end - Longest - 1);
        var start = end;
        while (start > least && (char.IsLetterOrDigit(text[start - 1]) || text[start - 1] is '.' or '\'' or '\u2019' or '-' or '/' || Marks.IsCombining(text[start - 1])))
            start--;
        return start;
    }

    /// <summary>Whether there are only letters between a place and the blank or bracket before it.</summary>
    public static bool IsLetters(ReadOnlySpan<char> text, int sentence, int end)
    {
        var start = end;
        while (start > sentence && end - start <= Longest && (char.IsLetter(text[start - 1]) || text[start - 1] is '\'' or '\u2019' or ','))
            start--;
        return end - start is > 1 and <= Longest && (start == sentence || (Marks.Of(text[start - 1]) & (Mark.Blank | Mark.Opener)) != 0);
    }

    /// <summary>Whether a word is a Roman number in capitals, as they stand in numbers of volumes and kings.</summary>
    public static bool IsRoman(ReadOnlySpan<char> word) => !word.IsEmpty && !word.ContainsAnyExcept("IVXLC");

    private static bool IsListNumber(ReadOnlySpan<char> word) => word.Length == 1 ? char.IsAsciiLetterOrDigit(word[0])
        : word.Length <= 4 && (!word.ContainsAnyExcept("ivx") || !word.ContainsAnyExcept("IVX") || (char.IsAsciiDigit(word[0]) && !word.ContainsAnyExcept("0123456789.") && word.TrimStart('0').Length < 4));

    private static bool IsFirst(ReadOnlySpan<char> before) => before.IsEmpty || before is "(" or "#" or "- " or "* ";

    private static bool IsNumber(ReadOnlySpan<char> word) => (char.IsAsciiDigit(word[^1]) && !word.ContainsAnyExcept("0123456789")) || (word.Length > 1 && IsRoman(word));

    /// <summary>Whether no part between stops has more than two letters: "U.S", "Ph.D", "J.-P".</summary>
    private static bool IsInitials(ReadOnlySpan<char> word)
    {
        if (word.Length == 1)
            return char.IsLetter(word[0]);
        if (!word.Contains('.'))
            return false;
        foreach (var range in word.Split('.'))
            if (word[range].TrimStart('-') is not { Length: 1 or 2 } part || !char.IsLetter(part[0]) || !char.IsLetter(part[^1]))
                return false;
        return true;
    }

    private static bool IsWhole(ReadOnlySpan<char> word)
    {
        foreach (var unit in word)
            if (unit >= 128 || "aeiouyAEIOUY0123456789".Contains(unit))
                return true;
        return false;
    }
}
