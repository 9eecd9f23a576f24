namespace SeqML.Text.Stemming;

/// <summary>Snowball's stemmer for Romanian. Letters with a comma below and those with a cedilla (ș, ş) count alike.</summary>
/// <remarks>
/// https://snowballstem.org/algorithms/romanian/stemmer.html as of Snowball 2.2, which knows ş and ţ with cedillas only; a word with the commas of today's spelling gets the same stem, with commas. While a word
/// is stemmed, I and U are consonants.
/// </remarks>
public sealed class RomanianStemmer : Stemmer
{
    private static readonly LetterSet Vowels = new("aăâeiîou");

    private static readonly SuffixTable Plurals = new(
        /* 0 */ "ul ului",
        /* 1 */ "aua",
        /* 2 */ "ea ele elor",
        /* 3 */ "ii iua iei iile iilor ilor",
        /* 4 */ "ile",
        /* 5 */ "atei",
        /* 6 */ "aţie aţia");

    private static readonly SuffixTable Combined = new(
        /* 0 */ "abilitate abilitati abilităi abilităţi",
        /* 1 */ "ibilitate",
        /* 2 */ "ivitate ivitati ivităi ivităţi",
        /* 3 */ "icitate icitati icităi icităţi icator icatori iciv iciva icive icivi icivă ical icala icale icali icală",
        /* 4 */ "ativ ativa ative ativi ativă aţiune atoare ator atori ătoare ător ători",
        /* 5 */ "itiv itiva itive itivi itivă iţiune itoare itor itori");

    private static readonly SuffixTable Standard = new(
        """
        at ata ată ati ate ut uta ută uti ute it ita ită iti ite ic ica ice ici ică abil abila abile abili abilă ibil ibila ibile ibili ibilă
        oasa oasă oase os osi oşi ant anta ante anti antă ator atori itate itati ităi ităţi iv iva ive ivi ivă
        """,
        "iune iuni",
        "ism isme ist ista iste isti istă işti");

    private static readonly SuffixTable Verbs = new(
        """
        are ere ire âre ind ând indu ându eze ească ez ezi ează esc eşti eşte ăsc ăşti ăşte am ai au eam eai ea eaţi eau iam iai ia iaţi iau ui
        aşi arăm arăţi ară uşi urăm urăţi ură işi irăm irăţi iră âi âşi ârăm ârăţi âră asem aseşi ase aserăm aserăţi aseră isem iseşi ise iserăm iserăţi iseră
        âsem âseşi âse âserăm âserăţi âseră usem useşi use userăm userăţi useră
        """,
        "ăm aţi em eţi im iţi âm âţi seşi serăm serăţi seră sei se sesem seseşi sese seserăm seserăţi seseră");

    private static readonly SuffixTable LastVowels = new("a e i ie ă");

    /// <inheritdoc/>
    public override string Name => "ro";

    /// <inheritdoc/>
    protected override int Reduce(ReadOnlySpan<char> word, Span<char> stem)
    {
        var hasCommas = WriteMarked(word, stem);
        var rest = new StemWord(stem, word.Length);
        rest.FindRegions(Vowels);
        rest.FindRV(Vowels);
        Step0(ref rest);
        var found = Step1(ref rest);
        if (!Step2(ref rest) && !found)
            Step3(ref rest);
        LastVowels.Find(rest, 0, out var length);
        rest.CutIn(rest.RV, length); // step 4
        foreach (ref var letter in stem[..rest.Length])
            letter = letter switch { 'I' => 'i', 'U' => 'u', 'ş' when hasCommas => 'ș', 'ţ' when hasCommas => 'ț', _ => letter };
        return rest.Length;
    }

    /// <summary>Writes cedillas for commas, and i and u between vowels in upper case. Returns whether there was a comma.</summary>
    private static bool WriteMarked(ReadOnlySpan<char> word, Span<char> stem)
    {
        var hasCommas = false;
        for (var i = 0; i < word.Length; i++)
        {
            stem[i] = word[i] switch { 'ș' => 'ş', 'ț' => 'ţ', var letter => letter };
            hasCommas |= word[i] is 'ș' or 'ț';
        }
        for (var i = 1; i + 1 < word.Length; i++)
            if (stem[i] is 'u' or 'i' && Vowels.Contains(stem[i - 1]) && Vowels.Contains(stem[i + 1]))
                stem[i] = char.ToUpperInvariant(stem[i]);
        return hasCommas;
    }

    /// <summary>Plurals, and other forms that become simpler.</summary>
    private static void Step0(ref StemWord word)
    {
        var group = Plurals.Find(word, 0, out var length);
        if (group == SuffixTable.None || (group == 4 && (word with { Length = word.Length - length }).EndsWith("ab")))
            return;
        word.ReplaceIn(word.R1, length, group switch { 0 => "", 1 => "a", 2 => "e", 5 => "at", 6 => "aţi", _ => "i" });
    }

    /// <summary>Several suffixes become one, again and again. True where any did.</summary>
    private static bool Step1(ref StemWord word)
    {
        var found = false;
        while (Combined.Find(word, 0, out var length) is not SuffixTable.None and var group
            && word.ReplaceIn(word.R1, length, group switch { 0 => "abil", 1 => "ibil", 2 => "iv", 3 => "ic", 4 => "at", _ => "it" }))
            found = true;
        return found;
    }

    /// <summary>Standard suffixes. True where one was removed.</summary>
    private static bool Step2(ref StemWord word)
    {
        switch (Standard.Find(word, 0, out var length))
        {
            case 0:
                return word.CutIn(word.R2, length);
            case 1 when word.FromEnd(length + 1) == 'ţ' && word.CutIn(word.R2, length):
                word.Replace(1, "t");
                return true;
            case 2:
                return word.ReplaceIn(word.R2, length, "ist");
            default:
                return false;
        }
    }

    private static void Step3(ref StemWord word)
    {
        var group = Verbs.Find(word, word.RV, out var length);
        var before = word.FromEnd(length + 1);
        if (group == 1 || (group == 0 && word.InRV(length + 1) && (before == 'u' || !Vowels.Contains(before))))
            word.Cut(length);
    }
}
