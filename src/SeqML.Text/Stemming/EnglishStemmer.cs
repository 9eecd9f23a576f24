namespace SeqML.Text.Stemming;

/// <summary>
/// Snowball's stemmer for English, known as Porter 2: what M. F. Porter, and those who came after him, made better of <see cref="PorterStemmer"/>, for example "-ly" and words of three letters.
/// The usual choice for English.
/// </summary>
/// <remarks>
/// https://snowballstem.org/algorithms/english/stemmer.html as of 2026 (Snowball 3.1), which differs from copies of before 2025: "added" gives "add", "geologist" the stem of "geology", "university" another
/// than "universal". Apostrophes are expected to be "'".
/// </remarks>
public sealed class EnglishStemmer : Stemmer
{
    /// <inheritdoc/>
    public override string Name => "en";

    /// <inheritdoc/>
    protected override int Reduce(ReadOnlySpan<char> word, Span<char> stem)
    {
        var special = word.Length <= 2 ? word : SpecialStem(word);
        if (!special.IsEmpty || word.IsEmpty)
        {
            special.CopyTo(stem);
            return special.Length;
        }
        if (word[0] == '\'')
            word = word[1..];
        word.CopyTo(stem);
        var rest = new StemWord(stem, word.Length);
        var marked = EnglishRules.FindRegions(ref rest, out var firstVowel);
        if (LengthOfPrefix(word) is > 0 and var prefix)
            SetR1(ref rest, prefix);
        Step0(ref rest);
        Step1a(ref rest, firstVowel);
        Step1b(ref rest, firstVowel);
        Step1c(ref rest);
        if (rest.Length > rest.R1)
        {
            Step2(ref rest);
            Step3(ref rest);
            EnglishRules.RemoveLastSuffix(ref rest); // step 4
            Step5(ref rest);
        }
        if (marked)
            stem[..rest.Length].Replace('Y', 'y');
        return rest.Length;
    }

    /// <summary>Words with a stem of their own; empty for others.</summary>
    private static ReadOnlySpan<char> SpecialStem(ReadOnlySpan<char> word) => word switch
    {
        "skis" => "ski",
        "skies" => "sky",
        "idly" => "idl",
        "gently" => "gentl",
        "ugly" => "ugli",
        "early" => "earli",
        "only" => "onli",
        "singly" => "singl",
        "sky" or "news" or "howe" or "atlas" or "cosmos" or "bias" or "andes" => word,
        _ => default,
    };

    /// <summary>The length of a start behind which R1 begins, since the words that have it would become one: "general" and "generous".</summary>
    private static int LengthOfPrefix(ReadOnlySpan<char> word) => word switch
    {
        ['g', 'e', 'n', 'e', 'r', ..] or ['a', 'r', 's', 'e', 'n', ..] or ['l', 'a', 't', 'e', 'r', ..] or ['e', 'm', 'e', 'r', 'g', ..]
            or ['o', 'r', 'g', 'a', 'n', ..] or ['i', 'n', 't', 'e', 'r', ..] => 5,
        ['c', 'o', 'm', 'm', 'u', 'n', ..] => 6,
        ['p', 'a', 's', 't', ..] => 4,
        ['u', 'n', 'i', 'v', 'e', 'r', 's', ..] => 7,
        _ => 0,
    };

    private static void Step0(ref StemWord word)
    {
        if (word.FromEnd(1) == '\'')
            word.Cut(word.EndsWith("'s'") ? 3 : 1);
        else if (word.EndsWith("'s"))
            word.Cut(2);
    }

    private static void Step1a(ref StemWord word, int firstVowel)
    {
        if (word.FromEnd(1) is 's' ? word.EndsWith("ies") : word.EndsWith("ied"))
            word.Cut(word.Length > 4 ? 2 : 1); // cries, cri; ties, tie
        else if (word.EndsWith("sses"))
            word.Cut(2);
        else if (word.FromEnd(1) == 's' && word.FromEnd(2) is not ('u' or 's') && firstVowel < word.Length - 2)
            word.Cut(1); // gaps, gap; but gas
    }

    private static void Step1b(ref StemWord word, int firstVowel)
    {
        var rest = word;
        if (rest.EndsWith("ly"))
            rest.Cut(2);
        if (rest.EndsWith("eed"))
        {
            if (rest.InR1(3) && rest.Letters is not ("proceed" or "exceed" or "succeed"))
                word.Cut(word.Length - rest.Length + 1); // agreed, agree
            return;
        }
        var suffix = rest.EndsWith("ed") ? 2 : rest.EndsWith("ing") ? 3 : 0;
        if (suffix == 0)
            return;
        if (suffix == 3 && rest.Length == word.Length)
        {
            if (word.Letters is [var first, 'y', _, _, _] && !EnglishRules.IsVowel(first))
            {
                word.Replace(4, "ie"); // dying, die
                return;
            }
            if (word.Letters is "inning" or "outing" or "canning" or "herring" or "earring" or "evening")
                return;
        }
        rest.Cut(suffix);
        if (firstVowel >= rest.Length)
            return;
        word = rest;
        if (word.EndsWith("at") || word.EndsWith("bl") || word.EndsWith("iz"))
            word.Replace(0, "e"); // luxuriated, luxuriate
        else if (EnglishRules.EndsInDouble(word))
        {
            if (word.Letters is not ['a' or 'e' or 'o', _, _])
                word.Cut(1); // hopping, hop; but adding, add
        }
        else if (word.Length <= word.R1 && EndsInShortSyllable(word))
            word.Replace(0, "e"); // hoping, hope
    }

    private static void Step1c(ref StemWord word)
    {
        if (word.FromEnd(1) is 'y' or 'Y' && word.Length > 2 && !EnglishRules.IsVowel(word.FromEnd(2)))
            word.Replace(1, "i"); // cry, cri; but by, say
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
            case 'g':
                if (word.EndsWith("logi"))
                    word.Maps("ogi", "og");
                break;
            case 'l':
                _ = word.Maps("abli", "able") || word.Maps("bli", "ble") || word.Maps("entli", "ent") || word.Maps("alli", "al") || word.Maps("ousli", "ous") || word.Maps("fulli", "ful")
                    || word.Maps("lessli", "less") || (word.FromEnd(3) is 'c' or 'd' or 'e' or 'g' or 'h' or 'k' or 'm' or 'n' or 'r' or 't' && word.Maps("li", ""));
                break;
            case 'o':
                _ = word.Maps("ization", "ize") || word.Maps("ation", "ate") || word.Maps("ator", "ate");
                break;
            case 's':
                _ = word.Maps("alism", "al") || word.Maps("iveness", "ive") || word.Maps("fulness", "ful") || word.Maps("ousness", "ous") || word.Maps("ogist", "og");
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
                _ = word.Maps("icate", "ic") || word.Maps("alize", "al") || (word.InR2(5) && word.Maps("ative", ""));
                break;
            case 'i':
                word.Maps("iciti", "ic");
                break;
            case 'l':
                _ = word.Maps("ational", "ate") || word.Maps("tional", "tion") || word.Maps("ical", "ic") || word.Maps("ful", "");
                break;
            case 's':
                word.Maps("ness", "");
                break;
        }
    }

    private static void Step5(ref StemWord word)
    {
        if (word.FromEnd(1) == 'e')
        {
            var before = word with { Length = word.Length - 1 };
            if (word.InR2(1) || (word.InR1(1) && !EndsInShortSyllable(before)))
                word = before;
        }
        else if (word.FromEnd(1) == 'l' && word.FromEnd(2) == 'l' && word.InR2(1))
            word.Cut(1);
    }

    /// <summary>A consonant, a vowel, and a consonant other than w, x and y; or a vowel and a consonant that are all there is; or "past", which is not "paste".</summary>
    private static bool EndsInShortSyllable(in StemWord word)
    {
        if (word.Length < 2 || EnglishRules.IsVowel(word.FromEnd(1)) || !EnglishRules.IsVowel(word.FromEnd(2)))
            return word.Letters is "past";
        return word.Length == 2 || (!EnglishRules.IsVowel(word.FromEnd(3)) && word.FromEnd(1) is not ('w' or 'x' or 'Y'));
    }

    private static void SetR1(ref StemWord word, int start)
    {
        word.R1 = start;
        var vowel = start;
        while (vowel < word.Length && !EnglishRules.IsVowel(word.Room[vowel]))
            vowel++;
        while (vowel < word.Length && EnglishRules.IsVowel(word.Room[vowel]))
            vowel++;
        word.R2 = Math.Min(vowel + 1, word.Length);
    }
}
