using SeqML.Text.Tokenization.Sentences;

namespace SeqML.Text.Tokenization.SyntacticWords;

/// <summary>How far a word reaches, with the signs that join its parts.</summary>
/// <param name="End">The first unit after it.</param>
/// <param name="UnitStart">Where the unit after a number starts ("pm" of "5pm"); 0 where there is none.</param>
/// <param name="HasApostrophe">Whether an apostrophe is in it.</param>
internal readonly record struct WordShape(int End, int UnitStart, bool HasApostrophe)
{
    private const int Longest = SyntacticWordLexicon.LongestEntry;

    public static WordShape At(ReadOnlySpan<char> text, int start, SyntacticWordLexicon lexicon)
    {
        if (text[start] < 128 && char.IsAsciiDigit(text[start]))
            return AtNumber(text, start, lexicon);
        var (end, apostrophe) = (WordUnits.EndOfWord(text, start), false);
        while (end + 1 < text.Length)
        {
            var joined = EndOfJoined(text, start, end, lexicon);
            if (joined == end)
                break;
            apostrophe |= WordUnits.IsApostrophe(text[end]);
            end = joined;
        }
        return new(end, 0, apostrophe);
    }

    /// <summary>Whether the stop after the word belongs to it.</summary>
    public bool KeepsStop(ReadOnlySpan<char> text, int start, SyntacticWordLexicon lexicon)
    {
        if (End == text.Length || text[End] != '.' || (End + 1 < text.Length && text[End + 1] == '.'))
            return false;
        var word = text[start..End];
        if (word.Length > Longest)
            return false;
        // The English I is a word, other letters are initials.
        if (word.Length == 1 && lexicon.IsWhole(word))
            return false;
        var found = lexicon.Sentences.Find(word);
        var isInitials = word.Length == 1 ? char.IsUpper(word[0]) : IsInitials(word);
        if (found == Abbreviation.None && !isInitials)
            return false;
        // At the end of a sentence the stop is a word of its own, as after any other word.
        var follow = Following.At(text, End + 1);
        if (follow.Kind == FollowingKind.End)
            return false;
        return (found & Abbreviation.Inner) != 0 || (((found & Abbreviation.Final) != 0 || isInitials) && !EndJudge.IsStarter(text, follow, lexicon.Sentences))
            || ((found & Abbreviation.Numeric) != 0 && follow.Kind == FollowingKind.Digit);
    }

    private static WordShape AtNumber(ReadOnlySpan<char> text, int start, SyntacticWordLexicon lexicon)
    {
        var end = WordUnits.EndOfAscii(text, start, WordUnit.Digit);
        while (end + 1 < text.Length && char.IsAsciiDigit(text[end + 1]) && text[end] is '.' or ',' or ':')
        {
            var part = WordUnits.EndOfAscii(text, end + 1, WordUnit.Digit);
            // Thousands have three digits; "1,2,3" is a list.
            if (text[end] == ',' && part - end != 4)
                break;
            end = part;
        }
        if (end + 1 < text.Length && text[end] is '-' or '/' && char.IsAsciiDigit(text[end + 1]) && NumberGroups.End(text, start, end) is > 0 and var groups)
            return new(groups, 0, false);
        var unit = WordUnits.EndOfWord(text, end);
        var last = unit + 2 <= text.Length && text[unit] == '.' && !IsWord(text, unit + 2) && lexicon.IsUnit(text[end..(unit + 2)]) ? unit + 2 : unit;
        if (unit > end && lexicon.IsUnit(text[end..last]))
            return new(last, end, false);
        // "19th", "4x4", "60's"
        var (after, apostrophe) = (unit, false);
        while (after + 1 < text.Length && EndOfJoined(text, start, after, lexicon) is var joined && joined > after)
            (after, apostrophe) = (joined, apostrophe | WordUnits.IsApostrophe(text[after]));
        return new(after, 0, apostrophe);
    }

    /// <summary>The end of the part that the sign after a word joins to it; the end of the word where it joins none.</summary>
    private static int EndOfJoined(ReadOnlySpan<char> text, int start, int end, SyntacticWordLexicon lexicon)
    {
        var (before, after) = (WordUnits.At(text, end - 1), WordUnits.At(text, end + 1));
        var isWord = (after & WordUnit.Word) != 0;
        switch (text[end])
        {
            case '.' when isWord:
                return (before & after & WordUnit.Digit) != 0 ? WordUnits.EndOfWord(text, end + 1) : Math.Max(end, EndOfName(text, start, end, lexicon));
            case '-' when isWord && end - start <= Longest && lexicon.IsPrefix(text[start..end]):
                return WordUnits.EndOfWord(text, end + 1);
            case '/' when end - start <= 8:
                var whole = Math.Min(WordUnits.EndOfWord(text, end + 1), end + 8);
                return lexicon.IsWhole(text[start..whole]) ? whole : end;
            case '$' when end - start <= 3 && lexicon.IsWhole(text[start..(end + 1)]):
                return end + 1;
            case '&' when isWord && end - start <= 3 && WordUnits.EndOfWord(text, end + 1) is var right && right - end <= 4:
                return right;
            case '*' when (before & WordUnit.Letter) != 0:
                var stars = end + 1;
                while (stars < text.Length && text[stars] == '*')
                    stars++;
                return (WordUnits.At(text, stars) & WordUnit.Letter) != 0 ? WordUnits.EndOfWord(text, stars) : end;
            case var unit when WordUnits.IsApostrophe(unit) && (after & WordUnit.Letter) != 0:
                return WordUnits.EndOfWord(text, end + 1);
            default:
                return end;
        }
    }

    /// <summary>The end of the part of a name or of initials that a stop joins: "U.S", "example.com", "alt.pets.cats"; 0 where the stop ends a word.</summary>
    private static int EndOfName(ReadOnlySpan<char> text, int start, int stop, SyntacticWordLexicon lexicon)
    {
        var end = WordUnits.EndOfWord(text, stop + 1);
        var part = text[(stop + 1)..end];
        if ((part.Length == 1 && (stop == start + 1 || !IsWord(text, stop - 2))) || lexicon.Sentences.Find(text[start..end]) != Abbreviation.None)
            return end;
        // Names of groups and machines have several stops and no capitals.
        var goesOn = (end + 1 < text.Length && text[end] == '.' && char.IsLower(text[end + 1])) || (stop > start + 1 && IsWord(text, stop - 2) && text[Math.Max(start, stop - Longest)..stop].Contains('.'));
        return (goesOn && char.IsLower(text[stop - 1]) && char.IsLower(text[stop + 1])) || lexicon.IsNameEnding(part) ? end : 0;
    }

    private static bool IsWord(ReadOnlySpan<char> text, int position) => (WordUnits.At(text, position) & WordUnit.Word) != 0;

    /// <summary>Whether no part between stops has more than two letters: "U.S", "Ph.D".</summary>
    private static bool IsInitials(ReadOnlySpan<char> word)
    {
        if (!word.Contains('.'))
            return false;
        foreach (var part in word.Split('.'))
            if (word[part].Length is 0 or > 2 || !char.IsLetter(word[part][0]))
                return false;
        return true;
    }
}
