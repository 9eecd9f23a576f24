namespace SeqML.Text.Stemming;

/// <summary>Porter's stemmer of 1980 for English, exactly as published; <see cref="EnglishStemmer"/> is what became of it later. For results that are to be compared with the literature.</summary>
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
        var marked = EnglishRules.FindRegions(ref rest, out var firstVowel);
        Step1a(ref rest);
        Step1b(ref rest, firstVowel);
        if (rest.FromEnd(1) is 'y' or 'Y' && firstVowel < rest.Length - 1)
            rest.Replace(1, "i"); // step 1c: happy, happi
        if (rest.Length > rest.R1)
        {
            Step2(ref rest);
            Step3(ref rest);
            Step4(ref rest);
            Step5(ref rest);
        }
        if (marked)
            stem[..rest.Length].Replace('Y', 'y');
        return rest.Length;
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
        else if (EnglishRules.EndsInDouble(word))
            word.Cut(1); // hopping, hop; but falling, fall
        else if (word.Length == word.R1 && EndsInShortSyllable(word))
            word.Replace(0, "e"); // filing, file; but failing, fail
    }

    private static void Step2(ref StemWord word)
    {
        switch (word.FromEnd(2))
        {
            case 'a':
                _ = word.Maps("ational", "ate") || word.Maps("tional", "tion");
                break;
            case 'c':
                _ = word.Maps("enci", "ence") || word.Maps("anci", "ance");
                break;
            case 'e':
                word.Maps("izer", "ize");
                break;
            case 'l':
                _ = word.Maps("abli", "able") || word.Maps("alli", "al") || word.Maps("entli", "ent") || word.Maps("eli", "e") || word.Maps("ousli", "ous");
                break;
            case 'o':
                _ = word.Maps("ization", "ize") || word.Maps("ation", "ate") || word.Maps("ator", "ate");
                break;
            case 's':
                _ = word.Maps("alism", "al") || word.Maps("iveness", "ive") || word.Maps("fulness", "ful") || word.Maps("ousness", "ous");
                break;
            case 't':
                _ = word.Maps("aliti", "al") || word.Maps("iviti", "ive") || word.Maps("biliti", "ble");
                break;
        }
    }

    private static void Step3(ref StemWord word)
    {
        switch (word.FromEnd(1))
        {
            case 'e':
                _ = word.Maps("icate", "ic") || word.Maps("ative", "") || word.Maps("alize", "al");
                break;
            case 'i':
                word.Maps("iciti", "ic");
                break;
            case 'l':
                _ = word.Maps("ical", "ic") || word.Maps("ful", "");
                break;
            case 's':
                word.Maps("ness", "");
                break;
        }
    }

    private static void Step4(ref StemWord word)
    {
        if (!word.EndsWith("ou"))
            EnglishRules.RemoveLastSuffix(ref word);
        else if (word.InR2(2))
            word.Cut(2); // homologou, homolog
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
        && word.FromEnd(1) is not ('w' or 'x' or 'Y') && !EnglishRules.IsVowel(word.FromEnd(1))
        && EnglishRules.IsVowel(word.FromEnd(2)) && !EnglishRules.IsVowel(word.FromEnd(3));
}
