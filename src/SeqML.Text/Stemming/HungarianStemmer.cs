namespace SeqML.Text.Stemming;

/// <summary>Snowball's stemmer for Hungarian, by Anna Tordai: the endings of nouns.</summary>
/// <remarks>https://snowballstem.org/algorithms/hungarian/stemmer.html as of Snowball 2.2.</remarks>
public sealed class HungarianStemmer : Stemmer
{
    private static readonly LetterSet Vowels = new("aáeéiíoóöőuúüű");

    private static readonly SuffixTable Doubles = new("bb cc ccs dd ff gg ggy jj kk ll lly mm nn nny pp rr ss ssz tt tty vv zz zzs");
    private static readonly SuffixTable Instrumental = new("al el");

    private static readonly SuffixTable Cases = new(
        """
        ban ben ba be ra re nak nek val vel tól től ról ről ból ből hoz hez höz nál nél ig at et ot öt ért képp képpen kor ul ül
        vá vé onként enként anként ként en on an ön n t
        """);

    // Of three groups the endings are cut off, or become a or e.
    private static readonly SuffixTable SpecialCases = new("", "án ánként", "én");
    private static readonly SuffixTable OtherCases = new("astul estül stul stül", "ástul", "éstül");
    private static readonly SuffixTable Factive = new("á é");
    private static readonly SuffixTable Owned = new("oké öké aké eké ké éi é", "áké áéi", "éké ééi éé");

    private static readonly SuffixTable SingularOwners = new(
        "ünk unk nk juk jük uk ük em om am m od ed ad öd d ja je a e o",
        "ánk ájuk ám ád á",
        "énk éjük ém éd é");

    private static readonly SuffixTable PluralOwners = new(
        """
        jaim jeim aim eim im jaid jeid aid eid id jai jei ai ei i jaink jeink eink aink ink jaitok jeitek aitok eitek itek jeik jaik aik eik ik
        """,
        "áim áid ái áink áitok áik",
        "éim éid éi éink éitek éik");

    private static readonly SuffixTable Plurals = new("ök ok ek ak k", "ák", "ék");

    /// <inheritdoc/>
    public override string Name => "hu";

    /// <inheritdoc/>
    protected override int Reduce(ReadOnlySpan<char> word, Span<char> stem)
    {
        word.CopyTo(stem);
        var rest = new StemWord(stem, word.Length);
        rest.R1 = StartOfR1(rest);
        CutAfterDouble(ref rest, Instrumental); // step 1
        Step2(ref rest);
        Cut(ref rest, SpecialCases); // step 3
        Cut(ref rest, OtherCases); // step 4
        CutAfterDouble(ref rest, Factive); // step 5
        Cut(ref rest, Owned); // step 6
        Cut(ref rest, SingularOwners); // step 7
        Cut(ref rest, PluralOwners); // step 8
        Cut(ref rest, Plurals); // step 9
        return rest.Length;
    }

    /// <summary>Behind the first consonant, of one letter or more, of a word that starts with a vowel; behind the first vowel of another.</summary>
    private static int StartOfR1(in StemWord word)
    {
        if (word.Length == 0 || !Vowels.Contains(word.Room[0]))
            return word.AfterVowel(0, Vowels);
        var end = word.AfterConsonant(0, Vowels);
        return word.Room[(end - 1)..word.Length] switch
        {
            ['d', 'z', 's', ..] => end + 2,
            ['c' or 'z', 's', ..] or ['g' or 'l' or 'n' or 't', 'y', ..] or ['s', 'z', ..] => end + 1,
            _ => end,
        };
    }

    /// <summary>Frequent cases; an á or é that is left at the end becomes a or e.</summary>
    private static void Step2(ref StemWord word)
    {
        if (Cases.Find(word, 0, out var length) == SuffixTable.None || !word.CutIn(word.R1, length))
            return;
        if (word.FromEnd(1) is 'á' or 'é')
            word.ReplaceIn(word.R1, 1, word.FromEnd(1) == 'á' ? "a" : "e");
    }

    private static void Cut(ref StemWord word, SuffixTable endings)
    {
        var group = endings.Find(word, 0, out var length);
        if (group != SuffixTable.None)
            word.ReplaceIn(word.R1, length, group switch { 1 => "a", 2 => "e", _ => "" });
    }

    /// <summary>Cuts an ending off behind a double consonant, which becomes single: babával is not such, babbal is.</summary>
    private static void CutAfterDouble(ref StemWord word, SuffixTable endings)
    {
        var before = word;
        if (endings.Find(word, 0, out var length) == SuffixTable.None || !before.CutIn(word.R1, length) || Doubles.Find(before, 0, out _) == SuffixTable.None)
            return;
        word = before;
        (word.Room[word.Length - 2], word.Length) = (word.FromEnd(1), word.Length - 1);
    }
}
