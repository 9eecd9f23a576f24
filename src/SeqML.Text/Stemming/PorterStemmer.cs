namespace SeqML.Text.Stemming;

/// <summary>Porter's stemmer of 1980 for English, exactly as published. For results that are to be compared with the literature.</summary>
/// <remarks>
/// M. F. Porter, An algorithm for suffix stripping, Program 14 (1980), 130-137; and as "porter" of Snowball, whose regions say the same as the paper's measure of a stem: m > 0 where R1 starts within it
/// or at its end, m > 1 where R2 does.
/// </remarks>
public sealed class PorterStemmer : Stemmer
{
    /// <inheritdoc/>
    public override string Name => "porter";

    /// <inheritdoc/>
    protected override int Reduce(ReadOnlySpan<char> word, Span<char> stem)
    {
        word.CopyTo(stem);
        var rest = new StemWord(stem, word.Length);
        var firstVowel = FindRegions(ref rest, out var marked);
        Step1a(ref rest);
        Step1b(ref rest, firstVowel);
        if (rest.FromEnd(1) is 'y' or 'Y' && firstVowel < rest.Length - 1)
            rest.Replace(1, "i"); // step 1c: happy, happi
        Step2(ref rest);
        Step3(ref rest);
        Step4(ref rest);
        Step5(ref rest);
        if (marked)
            stem[..rest.Length].Replace('Y', 'y');
        return rest.Length;
    }

    /// <summary>Marks each "y" that is a consonant, at the start or after a vowel, and finds R1, R2 and the first vowel.</summary>
    private static int FindRegions(ref StemWord word, out bool marked)
    {
        marked = false;
        var (firstVowel, afterVowel, found) = (word.Length, false, 0);
        for (var i = 0; i < word.Length; i++)
        {
            var letter = word.Room[i];
            if (letter == 'y' && (i == 0 || afterVowel))
            {
                word.Room[i] = letter = 'Y';
                marked = true;
            }
            else if (letter == 'Y')
                marked = true;
            var isVowel = EnglishLetters.IsVowel(letter);
            if (isVowel && firstVowel == word.Length)
                firstVowel = i;
            if (afterVowel && !isVowel && ++found <= 2)
                (word.R1, word.R2) = found == 1 ? (i + 1, word.R2) : (word.R1, i + 1);
            afterVowel = isVowel;
        }
        return firstVowel;
    }

    private static void Step1a(ref StemWord word)
    {
        if (word.FromEnd(1) != 's')
            return;
        if (word.EndsWith("sses") || word.EndsWith("ies"))
            word.Cut(2); // caresses, caress; ponies, poni
        else if (word.FromEnd(2) != 's')
            word.Cut(1); // cats, cat; but caress
    }

    private static void Step1b(ref StemWord word, int firstVowel)
    {
        if (word.EndsWith("eed"))
        {
            if (word.InR1(3))
                word.Cut(1); // agreed, agree; but feed
            return;
        }
        var suffix = word.EndsWith("ed") ? 2 : word.EndsWith("ing") ? 3 : 0;
        if (suffix == 0 || firstVowel >= word.Length - suffix)
            return;
        word.Cut(suffix);
        if (word.EndsWith("at") || word.EndsWith("bl") || word.EndsWith("iz"))
            word.Replace(0, "e"); // conflated, conflate
        else if (word.FromEnd(1) == word.FromEnd(2) && word.FromEnd(1) is 'b' or 'd' or 'f' or 'g' or 'm' or 'n' or 'p' or 'r' or 't')
            word.Cut(1); // hopping, hop; but falling, fall
        else if (word.Length == word.R1 && EndsInShortSyllable(word))
            word.Replace(0, "e"); // filing, file; but failing, fail
    }

    private static void Step2(ref StemWord word)
    {
        switch (word.FromEnd(2))
        {
            case 'a':
                _ = Maps(ref word, "ational", "ate") || Maps(ref word, "tional", "tion");
                break;
            case 'c':
                _ = Maps(ref word, "enci", "ence") || Maps(ref word, "anci", "ance");
                break;
            case 'e':
                Maps(ref word, "izer", "ize");
                break;
            case 'l':
                _ = Maps(ref word, "abli", "able") || Maps(ref word, "alli", "al") || Maps(ref word, "entli", "ent") || Maps(ref word, "eli", "e") || Maps(ref word, "ousli", "ous");
                break;
            case 'o':
                _ = Maps(ref word, "ization", "ize") || Maps(ref word, "ation", "ate") || Maps(ref word, "ator", "ate");
                break;
            case 's':
                _ = Maps(ref word, "alism", "al") || Maps(ref word, "iveness", "ive") || Maps(ref word, "fulness", "ful") || Maps(ref word, "ousness", "ous");
                break;
            case 't':
                _ = Maps(ref word, "aliti", "al") || Maps(ref word, "iviti", "ive") || Maps(ref word, "biliti", "ble");
                break;
        }
    }

    private static void Step3(ref StemWord word)
    {
        switch (word.FromEnd(1))
        {
            case 'e':
                _ = Maps(ref word, "icate", "ic") || Maps(ref word, "ative", "") || Maps(ref word, "alize", "al");
                break;
            case 'i':
                Maps(ref word, "iciti", "ic");
                break;
            case 'l':
                _ = Maps(ref word, "ical", "ic") || Maps(ref word, "ful", "");
                break;
            case 's':
                Maps(ref word, "ness", "");
                break;
        }
    }

    private static void Step4(ref StemWord word)
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
            'o' when word.EndsWith("ion") => word.FromEnd(4) is 's' or 't' ? 3 : 0,
            'o' when word.EndsWith("ou") => 2,
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

    private static void Step5(ref StemWord word)
    {
        if (word.FromEnd(1) == 'e')
        {
            var before = word with { Length = word.Length - 1 };
            if (word.InR2(1) || (word.InR1(1) && !EndsInShortSyllable(before)))
                word = before; // probate, probat; cease, ceas; but rate
        }
        if (word.FromEnd(1) == 'l' && word.FromEnd(2) == 'l' && word.InR2(1))
            word.Cut(1); // controll, control; but roll
    }

    /// <summary>The paper's *o: a consonant, a vowel, and a consonant other than w, x and y.</summary>
    private static bool EndsInShortSyllable(StemWord word) => word.Length >= 3
        && word.FromEnd(1) is not ('w' or 'x' or 'Y') && !EnglishLetters.IsVowel(word.FromEnd(1))
        && EnglishLetters.IsVowel(word.FromEnd(2)) && !EnglishLetters.IsVowel(word.FromEnd(3));

    /// <summary>Puts the replacement in the place of a suffix where m > 0. True where the word has the suffix: no shorter one is tried then, whether or not it was replaced.</summary>
    private static bool Maps(ref StemWord word, ReadOnlySpan<char> suffix, ReadOnlySpan<char> replacement)
    {
        if (!word.EndsWith(suffix))
            return false;
        if (word.InR1(suffix.Length))
            word.Replace(suffix.Length, replacement);
        return true;
    }
}
