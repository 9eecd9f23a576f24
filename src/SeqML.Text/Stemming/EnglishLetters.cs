namespace SeqML.Text.Stemming;

/// <summary>What the English stemmers ask of letters. A "y" that stands for a consonant is written "Y" while a word is stemmed.</summary>
internal static class EnglishLetters
{
    private const uint Vowels = 1 << ('a' - 'a') | 1 << ('e' - 'a') | 1 << ('i' - 'a') | 1 << ('o' - 'a') | 1 << ('u' - 'a') | 1 << ('y' - 'a');

    /// <summary>a, e, i, o, u or y.</summary>
    public static bool IsVowel(char letter) => letter - 'a' is >= 0 and < 26 and var place && (Vowels >> place & 1) != 0;
}
