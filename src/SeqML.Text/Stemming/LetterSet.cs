namespace SeqML.Text.Stemming;

/// <summary>A set of letters, as the vowels of a language.</summary>
internal sealed class LetterSet
{
    // Latin with its accents, and Cyrillic: a stemmer asks about each letter of a word.
    private readonly bool[] isIn = new bool[0x460];

    public LetterSet(string letters)
    {
        foreach (var letter in letters)
            isIn[letter] = true;
    }

    public bool Contains(char letter) => letter < isIn.Length && isIn[letter];
}
