namespace SeqML.Text.Stemming;

/// <summary>Snowball's stemmer for Finnish: particles, possessives, cases and plurals.</summary>
/// <remarks>https://snowballstem.org/algorithms/finnish/stemmer.html as of Snowball 2.2.</remarks>
public sealed class FinnishStemmer : Stemmer
{
    private static readonly LetterSet Vowels = new("aeiouyäö");
    private static readonly LetterSet RestrictedVowels = new("aeiouäö");
    private static readonly LetterSet BeforeParticle = new("aeiouyäönt");
    private static readonly LetterSet Consonants = new("bcdfghjklmnpqrstvwxz");

    private static readonly SuffixTable Particles = new("kin kaan kään ko kö han hän pa pä", "sti");
    private static readonly SuffixTable Possessives = new("si", "ni", "nsa nsä mme nne", "an", "än", "en");
    private static readonly SuffixTable BeforeAn = new("ta ssa sta lla lta na");
    private static readonly SuffixTable BeforeÄn = new("tä ssä stä llä ltä nä");
    private static readonly SuffixTable BeforeEn = new("lle ine");

    private static readonly SuffixTable Cases = new(
        /* 0 */ "han hen hin hon hän hön",
        /* 1 */ "siin den tten",
        /* 2 */ "seen",
        /* 3 */ "a ä",
        /* 4 */ "tta ttä",
        /* 5 */ "ta tä ssa ssä sta stä lla llä lta ltä lle na nä ksi ine",
        /* 6 */ "n");

    private static readonly SuffixTable Comparisons = new("mpi mpa mpä mmi mma mmä", "impi impa impä immi imma immä eja ejä");
    private static readonly SuffixTable ComparisonsOfPlural = new("mma", "imma");

    /// <inheritdoc/>
    public override string Name => "fi";

    /// <inheritdoc/>
    protected override int Reduce(ReadOnlySpan<char> word, Span<char> stem)
    {
        word.CopyTo(stem);
        var rest = new StemWord(stem, word.Length);
        rest.FindRegions(Vowels);
        Step1(ref rest);
        Step2(ref rest);
        var foundCase = Step3(ref rest);
        CutUnlessAfterPo(ref rest, Comparisons); // step 4
        Step5(ref rest, foundCase);
        Step6(ref rest);
        return rest.Length;
    }

    /// <summary>Particles.</summary>
    private static void Step1(ref StemWord word)
    {
        var group = Particles.Find(word, word.R1, out var length);
        if (group == 0 && BeforeParticle.Contains(word.FromEnd(length + 1)))
            word.Cut(length);
        else if (group == 1)
            word.CutIn(word.R2, length);
    }

    /// <summary>Possessives.</summary>
    private static void Step2(ref StemWord word)
    {
        var group = Possessives.Find(word, word.R1, out var length);
        var before = word with { Length = word.Length - length };
        var fits = group switch
        {
            SuffixTable.None => false,
            0 => before.FromEnd(1) != 'k',
            3 => BeforeAn.Find(before, 0, out _) != SuffixTable.None,
            4 => BeforeÄn.Find(before, 0, out _) != SuffixTable.None,
            5 => BeforeEn.Find(before, 0, out _) != SuffixTable.None,
            _ => true,
        };
        if (!fits)
            return;
        word = before;
        if (group == 1 && word.EndsWith("kse"))
            word.Replace(1, "i");
    }

    /// <summary>Cases; true where one was removed.</summary>
    private static bool Step3(ref StemWord word)
    {
        var group = Cases.Find(word, word.R1, out var length);
        var before = word with { Length = word.Length - length };
        if ((group == 1 && !(before.FromEnd(1) == 'i' && RestrictedVowels.Contains(before.FromEnd(2)))) || (group == 2 && !EndsInLongVowel(before)))
        {
            group = 6; // adressiin has the suffix n
            before = word with { Length = word.Length - 1 };
        }
        var fits = group switch
        {
            SuffixTable.None => false,
            0 => before.FromEnd(1) == word.FromEnd(2),
            3 => before.EndsIn(Vowels) && Consonants.Contains(before.FromEnd(2)),
            4 => before.FromEnd(1) == 'e',
            _ => true,
        };
        if (!fits)
            return false;
        word = before;
        if (group == 6 && (EndsInLongVowel(word) || word.EndsWith("ie")))
            word.Cut(1);
        return true;
    }

    /// <summary>Plurals.</summary>
    private static void Step5(ref StemWord word, bool foundCase)
    {
        if (foundCase)
            _ = word.CutIn(word.R1, "i") || word.CutIn(word.R1, "j");
        else if (word.FromEnd(1) == 't' && word.InR1(2) && Vowels.Contains(word.FromEnd(2)))
        {
            word.Cut(1);
            CutUnlessAfterPo(ref word, ComparisonsOfPlural);
        }
    }

    /// <summary>Vowels that are left over, and a double consonant: eläkk, eläk; aatonaatto, aatonaato.</summary>
    private static void Step6(ref StemWord word)
    {
        if (word.InR1(2) && EndsInLongVowel(word))
            word.Cut(1);
        if (word.InR1(2) && word.FromEnd(1) is 'a' or 'ä' or 'e' or 'i' && Consonants.Contains(word.FromEnd(2)))
            word.Cut(1);
        if (word.InR1(2) && (word.EndsWith("oj") || word.EndsWith("uj")))
            word.Cut(1);
        if (word.InR1(2) && word.EndsWith("jo"))
            word.Cut(1);
        var place = word.Length - 1;
        while (place >= 0 && Vowels.Contains(word.Room[place]))
            place--;
        if (place < 1 || !Consonants.Contains(word.Room[place]) || word.Room[place] != word.Room[place - 1])
            return;
        word.Letters[(place + 1)..].CopyTo(word.Room[place..]);
        word.Cut(1);
    }

    /// <summary>Takes off an ending in R2, those of group 0 only where no "po" stands before.</summary>
    private static void CutUnlessAfterPo(ref StemWord word, SuffixTable endings)
    {
        var group = endings.Find(word, word.R2, out var length);
        if (group != 0 || !(word with { Length = word.Length - length }).EndsWith("po"))
            word.Cut(length);
    }

    private static bool EndsInLongVowel(in StemWord word) => word.FromEnd(1) == word.FromEnd(2) && word.EndsIn(RestrictedVowels);
}
