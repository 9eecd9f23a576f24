namespace SeqML.Text.Lemmatization;

/// <summary>Vowels and consonants of English as it is written, in lower case. A y is a vowel but at the start of a word, a u after q is none; what is no letter is neither.</summary>
internal static class EnglishSounds
{
    public static bool IsVowel(ReadOnlySpan<char> word, int index) => word[index] switch
    {
        'a' or 'e' or 'i' or 'o' => true,
        'u' => index == 0 || word[index - 1] != 'q',
        'y' => index > 0,
        _ => false,
    };

    public static bool IsConsonant(ReadOnlySpan<char> word, int index) => char.IsLetter(word[index]) && !IsVowel(word, index);

    public static bool HasVowel(ReadOnlySpan<char> word)
    {
        for (var i = 0; i < word.Length; i++)
            if (IsVowel(word, i))
                return true;
        return false;
    }

    public static bool IsConsonants(ReadOnlySpan<char> word) => Consonants(word, 0) == word.Length;

    /// <summary>Consonants, vowels, consonants.</summary>
    public static bool IsSyllable(ReadOnlySpan<char> word)
    {
        var vowels = Consonants(word, 0);
        var end = vowels;
        while (end < word.Length && IsVowel(word, end))
            end++;
        return end > vowels && Consonants(word, end) == word.Length;
    }

    private static int Consonants(ReadOnlySpan<char> word, int start)
    {
        while (start < word.Length && IsConsonant(word, start))
            start++;
        return start;
    }
}
