using System.Numerics;

namespace SeqML.Text.Stemming;

/// <summary>What Porter's two stemmers for English share. A "y" that stands for a consonant is written "Y" while a word is stemmed.</summary>
internal static class EnglishRules
{
    private const uint Vowels = 1 << ('a' - 'a') | 1 << ('e' - 'a') | 1 << ('i' - 'a') | 1 << ('o' - 'a') | 1 << ('u' - 'a') | 1 << ('y' - 'a');

    /// <summary>a, e, i, o, u or y.</summary>
    public static bool IsVowel(char letter) => VowelBit(letter) != 0;

    /// <summary>One of bb, dd, ff, gg, mm, nn, pp, rr and tt at the end: what an ending doubled.</summary>
    public static bool EndsInDouble(in StemWord word) =>
        word.FromEnd(1) == word.FromEnd(2) && word.FromEnd(1) is 'b' or 'd' or 'f' or 'g' or 'm' or 'n' or 'p' or 'r' or 't';

    /// <summary>Marks each "y" that is a consonant, at the start or after a vowel, and finds R1, R2 and the first vowel.</summary>
    /// <param name="word">A word whose regions are not known yet.</param>
    /// <param name="firstVowel">Where the first vowel stands; the word's length where there is none.</param>
    /// <returns>Whether there may be a mark in the word.</returns>
    public static bool FindRegions(ref StemWord word, out int firstVowel)
    {
        var (vowels, hasY) = (0UL, false);
        if (word.Length > 64)
            return FindRegionsByLetter(ref word, out firstVowel);
        for (var i = 0; i < word.Length; i++)
        {
            var letter = word.Room[i];
            vowels |= (ulong)VowelBit(letter) << i;
            hasY |= (letter | 0x20) == 'y';
        }
        if (hasY)
            return FindRegionsByLetter(ref word, out firstVowel);
        // A consonant after a vowel ends what R1 does not have; the next one what R2 does not have. Bits tell it without a branch for each letter.
        firstVowel = Math.Min(BitOperations.TrailingZeroCount(vowels), word.Length);
        var ends = vowels << 1 & ~vowels;
        word.R1 = Math.Min(BitOperations.TrailingZeroCount(ends) + 1, word.Length);
        word.R2 = Math.Min(BitOperations.TrailingZeroCount(ends & (ends - 1)) + 1, word.Length);
        return false;
    }

    /// <summary>Step 4: takes off the last suffix where it stands in R2.</summary>
    public static void RemoveLastSuffix(ref StemWord word)
    {
        var suffix = word.FromEnd(2) switch
        {
            'a' when word.EndsWith("al") => 2,
            'c' when word.EndsWith("ance") || word.EndsWith("ence") => 4,
            'e' when word.EndsWith("er") => 2,
            'i' when word.EndsWith("ic") => 2,
            'l' when word.EndsWith("able") || word.EndsWith("ible") => 4,
            'n' when word.EndsWith("ement") => 5,
            'n' when word.EndsWith("ment") => 4,
            'n' when word.EndsWith("ant") || word.EndsWith("ent") => 3,
            'o' when word.EndsWith("ion") => word.FromEnd(4) is 's' or 't' ? 3 : 0, // adoption, adopt; but onion
            's' when word.EndsWith("ism") => 3,
            't' when word.EndsWith("ate") || word.EndsWith("iti") => 3,
            'u' when word.EndsWith("ous") => 3,
            'v' when word.EndsWith("ive") => 3,
            'z' when word.EndsWith("ize") => 3,
            _ => 0,
        };
        if (suffix > 0 && word.InR2(suffix))
            word.Cut(suffix);
    }

    private static bool FindRegionsByLetter(ref StemWord word, out int firstVowel)
    {
        firstVowel = word.Length;
        var (afterVowel, marked, found) = (false, false, 0);
        for (var i = 0; i < word.Length; i++)
        {
            ref var letter = ref word.Room[i];
            if (letter == 'y' && (i == 0 || afterVowel))
                letter = 'Y';
            marked |= letter == 'Y';
            var isVowel = IsVowel(letter);
            if (isVowel && firstVowel == word.Length)
                firstVowel = i;
            if (afterVowel && !isVowel && ++found <= 2)
                (word.R1, word.R2) = found == 1 ? (i + 1, word.R2) : (word.R1, i + 1);
            afterVowel = isVowel;
        }
        return marked;
    }

    private static uint VowelBit(char letter)
    {
        var place = (uint)(letter - 'a');
        return place < 26 ? Vowels >> (int)place & 1 : 0;
    }
}
