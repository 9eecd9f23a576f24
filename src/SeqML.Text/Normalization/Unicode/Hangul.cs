namespace SeqML.Text.Normalization.Unicode;

/// <summary>Korean syllables, which are composed and taken apart by a rule (The Unicode Standard, section 3.12): a leading consonant, a vowel, and perhaps a trailing consonant.</summary>
internal static class Hangul
{
    private const int Syllables = 0xAC00;
    private const int Leading = 0x1100;
    private const int Vowels = 0x1161;
    private const int Trailing = 0x11A7; // one before the first: a syllable without one has number 0
    private const int LeadingCount = 19;
    private const int VowelCount = 21;
    private const int TrailingCount = 28;
    private const int SyllableCount = LeadingCount * VowelCount * TrailingCount;

    /// <summary>The vowels and trailing consonants, which compose with what stands before them.</summary>
    public static IEnumerable<int> Seconds => Enumerable.Range(Vowels, VowelCount).Concat(Enumerable.Range(Trailing + 1, TrailingCount - 1));

    public static bool IsSyllable(int character) => (uint)(character - Syllables) < SyllableCount;

    /// <summary>The parts of a syllable; the trailing one is 0 where there is none.</summary>
    public static (int Leading, int Vowel, int Trailing) Parts(int syllable)
    {
        var (rest, trailing) = Math.DivRem(syllable - Syllables, TrailingCount);
        var (leading, vowel) = Math.DivRem(rest, VowelCount);
        return (Leading + leading, Vowels + vowel, trailing == 0 ? 0 : Trailing + trailing);
    }

    /// <summary>The syllable that two parts compose to; -1 where they do not.</summary>
    public static int Composition(int first, int second)
    {
        if ((uint)(first - Leading) < LeadingCount && (uint)(second - Vowels) < VowelCount)
            return Syllables + ((((first - Leading) * VowelCount) + second - Vowels) * TrailingCount);
        return IsSyllable(first) && (first - Syllables) % TrailingCount == 0 && second is > Trailing and < Trailing + TrailingCount
            ? first + second - Trailing : -1;
    }
}
