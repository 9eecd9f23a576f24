namespace SeqML.Text.Stemming;

/// <summary>Snowball's stemmer for Dutch.</summary>
/// <remarks>
/// https://snowballstem.org/algorithms/dutch_porter/stemmer.html, which was Snowball's only one for Dutch until 2.2. While a word is stemmed, I and Y are consonants.
/// </remarks>
public sealed class DutchStemmer : Stemmer
{
    private static readonly LetterSet Vowels = new("aeiouyè");
    private static readonly LetterSet VowelsAndJ = new("aeiouyèj");
    private static readonly LetterSet VowelsAndI = new("aeiouyèI");

    private static readonly SuffixTable Inflections = new("heden", "en ene", "s se");
    private static readonly SuffixTable Derivations = new("end ing", "ig", "lijk", "baar", "bar");

    /// <inheritdoc/>
    public override string Name => "nl";

    /// <inheritdoc/>
    protected override int Reduce(ReadOnlySpan<char> word, Span<char> stem)
    {
        WriteMarked(word, stem);
        var rest = new StemWord(stem, word.Length);
        rest.FindRegions(Vowels, least: 3);
        Step1(ref rest);
        var foundE = Step2(ref rest);
        Step3a(ref rest);
        Step3b(ref rest, foundE);
        Step4(ref rest);
        foreach (ref var letter in stem[..rest.Length])
            letter = letter switch { 'I' => 'i', 'Y' => 'y', _ => letter };
        return rest.Length;
    }

    /// <summary>Writes letters without umlauts and acute accents, and what stands for a consonant in upper case: y at the start and after a vowel, and i between vowels.</summary>
    private static void WriteMarked(ReadOnlySpan<char> word, Span<char> stem)
    {
        for (var i = 0; i < word.Length; i++)
            stem[i] = word[i] switch
            {
                'ä' or 'á' => 'a',
                'ë' or 'é' => 'e',
                'ï' or 'í' => 'i',
                'ö' or 'ó' => 'o',
                'ü' or 'ú' => 'u',
                'y' when i == 0 => 'Y',
                var letter => letter,
            };
        for (var i = 1; i < word.Length; i++)
            if (Vowels.Contains(stem[i - 1]) && (stem[i] == 'y' || (stem[i] == 'i' && i + 1 < word.Length && Vowels.Contains(stem[i + 1]))))
                stem[i] = char.ToUpperInvariant(stem[i]);
    }

    private static void Step1(ref StemWord word)
    {
        var group = Inflections.Find(word, 0, out var length);
        if (group == 0)
            word.ReplaceIn(word.R1, length, "heid"); // mogelijkheden, mogelijkheid
        else if (group == 1)
            CutEn(ref word, length);
        else if (group == 2 && (word with { Length = word.Length - length }).EndsOutside(VowelsAndJ))
            word.CutIn(word.R1, length);
    }

    /// <summary>-en and -ene, behind a consonant and not behind -gem.</summary>
    private static void CutEn(ref StemWord word, int length)
    {
        var before = word with { Length = word.Length - length };
        if (!word.InR1(length) || !before.EndsOutside(Vowels) || before.EndsWith("gem"))
            return;
        word = before;
        Undouble(ref word);
    }

    /// <summary>-e; true where it was removed.</summary>
    private static bool Step2(ref StemWord word)
    {
        if (word.FromEnd(1) != 'e' || !(word with { Length = word.Length - 1 }).EndsOutside(Vowels) || !word.CutIn(word.R1, 1))
            return false;
        Undouble(ref word);
        return true;
    }

    private static void Step3a(ref StemWord word)
    {
        if (word.FromEnd(5) != 'c' && word.CutIn(word.R2, "heid") && word.EndsWith("en"))
            CutEn(ref word, 2);
    }

    private static void Step3b(ref StemWord word, bool foundE)
    {
        switch (Derivations.Find(word, 0, out var length))
        {
            case 0 when word.CutIn(word.R2, length):
                if (word.EndsWith("ig") && word.InR2(2) && word.FromEnd(3) != 'e')
                    word.Cut(2);
                else
                    Undouble(ref word);
                break;
            case 1 when word.FromEnd(3) != 'e':
                word.CutIn(word.R2, length);
                break;
            case 2 when word.CutIn(word.R2, length):
                Step2(ref word);
                break;
            case 3:
                word.CutIn(word.R2, length);
                break;
            case 4 when foundE:
                word.CutIn(word.R2, length);
                break;
        }
    }

    /// <summary>A double vowel between consonants: brood, brod.</summary>
    private static void Step4(ref StemWord word)
    {
        if (word.Length < 4 || VowelsAndI.Contains(word.FromEnd(1)) || Vowels.Contains(word.FromEnd(4)))
            return;
        if (word.FromEnd(2) == word.FromEnd(3) && word.FromEnd(2) is 'a' or 'e' or 'o' or 'u')
            (word.Room[word.Length - 2], word.Length) = (word.FromEnd(1), word.Length - 1);
    }

    private static void Undouble(ref StemWord word)
    {
        if (word.EndsWith("kk") || word.EndsWith("dd") || word.EndsWith("tt"))
            word.Cut(1);
    }
}
