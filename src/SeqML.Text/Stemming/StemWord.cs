namespace SeqML.Text.Stemming;

/// <summary>A word while a stemmer works on it: its letters in the caller's memory, and where its regions start. Every change happens at its end.</summary>
/// <param name="letters">The word's letters, with room behind them.</param>
/// <param name="length">How many letters there are.</param>
internal ref struct StemWord(Span<char> letters, int length)
{
    /// <summary>The memory, of which the first <see cref="Length"/> units count.</summary>
    public readonly Span<char> Room = letters;

    /// <summary>How many letters are left.</summary>
    public int Length = length;

    /// <summary>Where R1 starts: after the first consonant that follows a vowel; the word's length where there is none.</summary>
    public int R1 = length;

    /// <summary>Where R2 starts: in R1 what R1 is in the word.</summary>
    public int R2 = length;

    /// <summary>Where RV starts, which the Romance languages and Russian define each in its way.</summary>
    public int RV = length;

    /// <summary>The letters that are left.</summary>
    public readonly ReadOnlySpan<char> Letters => Room[..Length];

    /// <summary>A letter counted from the end, 1 for the last; NUL, which is in no set of letters, before the first.</summary>
    public readonly char FromEnd(int place) => (uint)(Length - place) < (uint)Room.Length ? Room[Length - place] : '\0';

    /// <summary>Whether the letters end so.</summary>
    public readonly bool EndsWith(ReadOnlySpan<char> suffix) => Letters.EndsWith(suffix);

    /// <summary>Whether the last letters, that many, stand in R1.</summary>
    public readonly bool InR1(int suffixLength) => Length - suffixLength >= R1;

    /// <summary>Whether the last letters, that many, stand in R2.</summary>
    public readonly bool InR2(int suffixLength) => Length - suffixLength >= R2;

    /// <summary>Whether the last letters, that many, stand in RV.</summary>
    public readonly bool InRV(int suffixLength) => Length - suffixLength >= RV;

    /// <summary>Whether there is a last letter and it is one of the set.</summary>
    public readonly bool EndsIn(LetterSet set) => Length > 0 && set.Contains(Room[Length - 1]);

    /// <summary>Whether there is a last letter and it is none of the set.</summary>
    public readonly bool EndsOutside(LetterSet set) => Length > 0 && !set.Contains(Room[Length - 1]);

    /// <summary>Takes letters off the end.</summary>
    public void Cut(int count) => Length -= count;

    /// <summary>Puts other letters in the place of the last ones.</summary>
    public void Replace(int count, ReadOnlySpan<char> replacement)
    {
        replacement.CopyTo(Room[(Length - count)..]);
        Length += replacement.Length - count;
    }

    /// <summary>Puts a replacement in the place of a suffix that stands in R1. True where the word has the suffix, replaced or not: no shorter one is tried then.</summary>
    public bool Maps(ReadOnlySpan<char> suffix, ReadOnlySpan<char> replacement)
    {
        if (!EndsWith(suffix))
            return false;
        if (InR1(suffix.Length))
            Replace(suffix.Length, replacement);
        return true;
    }

    /// <summary>Takes a suffix off that the word ends with and that stands in a region; false where it does not.</summary>
    public bool CutIn(int region, ReadOnlySpan<char> suffix)
    {
        if (Length - suffix.Length < region || !EndsWith(suffix))
            return false;
        Cut(suffix.Length);
        return true;
    }

    /// <summary>Takes the last letters off where they stand in a region; false where they do not.</summary>
    public bool CutIn(int region, int count)
    {
        if (Length - count < region)
            return false;
        Cut(count);
        return true;
    }

    /// <summary>Puts other letters in the place of the last ones where they stand in a region; false where they do not.</summary>
    public bool ReplaceIn(int region, int count, ReadOnlySpan<char> replacement)
    {
        if (Length - count < region)
            return false;
        Replace(count, replacement);
        return true;
    }

    /// <summary>Finds R1 and R2.</summary>
    /// <param name="vowels">What is a vowel; all else is a consonant.</param>
    /// <param name="least">How many letters there must be before R1; a word with fewer has no R1. R2 does not know of it.</param>
    public void FindRegions(LetterSet vowels, int least = 0)
    {
        if (Length < least)
            return;
        R1 = AfterConsonant(AfterVowel(0, vowels), vowels);
        R2 = AfterConsonant(AfterVowel(R1, vowels), vowels);
        R1 = Math.Max(R1, least);
    }

    /// <summary>Finds RV as Spanish, Italian, Portuguese and Romanian have it: behind the next vowel where the second letter is a consonant, behind the next consonant where the word starts with two
    /// vowels, and behind the third letter else.</summary>
    public void FindRV(LetterSet vowels)
    {
        if (Length > 2)
            RV = !vowels.Contains(Room[1]) ? AfterVowel(2, vowels) : vowels.Contains(Room[0]) ? AfterConsonant(2, vowels) : 3;
    }

    /// <summary>The place behind the first vowel from a place on; the word's length where there is none.</summary>
    public readonly int AfterVowel(int start, LetterSet vowels)
    {
        while (start < Length && !vowels.Contains(Room[start]))
            start++;
        return Math.Min(start + 1, Length);
    }

    /// <summary>The place behind the first consonant from a place on; the word's length where there is none.</summary>
    public readonly int AfterConsonant(int start, LetterSet vowels)
    {
        while (start < Length && vowels.Contains(Room[start]))
            start++;
        return Math.Min(start + 1, Length);
    }
}
