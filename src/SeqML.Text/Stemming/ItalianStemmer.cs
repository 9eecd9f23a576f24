namespace SeqML.Text.Stemming;

/// <summary>Snowball's stemmer for Italian.</summary>
/// <remarks>https://snowballstem.org/algorithms/italian/stemmer.html as of Snowball 2.2. While a word is stemmed, I and U are consonants.</remarks>
public sealed class ItalianStemmer : Stemmer
{
    private static readonly LetterSet Vowels = new("aeiouàèìòù");
    private static readonly LetterSet Residual = new("aeioàèìò");

    private static readonly SuffixTable Pronouns = new(
        """
        ci gli la le li lo mi ne si ti vi sene gliela gliele glieli glielo gliene mela mele meli melo mene
        tela tele teli telo tene cela cele celi celo cene vela vele veli velo vene
        """);

    private static readonly SuffixTable BeforePronoun = new("ando endo", "ar er ir");

    private static readonly SuffixTable Standard = new(
        /* 0 */ "anza anze ico ici ica ice iche ichi ismo ismi abile abili ibile ibili ista iste isti istà istè istì oso osi osa ose mente atrice atrici ante anti",
        /* 1 */ "azione azioni atore atori",
        /* 2 */ "logia logie",
        /* 3 */ "uzione uzioni usione usioni",
        /* 4 */ "enza enze",
        /* 5 */ "amento amenti imento imenti",
        /* 6 */ "amente",
        /* 7 */ "ità",
        /* 8 */ "ivo ivi iva ive");

    private static readonly SuffixTable Verbs = new(
        """
        ammo ando ano are arono asse assero assi assimo ata ate ati ato ava avamo avano avate avi avo emmo enda ende endi endo erà erai eranno ere erebbe erebbero erei
        eremmo eremo ereste eresti erete erò erono essero ete eva evamo evano evate evi evo Yamo iamo immo irà irai iranno ire irebbe irebbero irei iremmo iremo ireste
        iresti irete irò irono isca iscano isce isci isco iscono issero ita ite iti ito iva ivamo ivano ivate ivi ivo ono uta ute uti uto ar ir
        """);

    /// <inheritdoc/>
    public override string Name => "it";

    /// <inheritdoc/>
    protected override int Reduce(ReadOnlySpan<char> word, Span<char> stem)
    {
        WriteMarked(word, stem);
        var rest = new StemWord(stem, word.Length);
        rest.FindRegions(Vowels);
        rest.FindRV(Vowels);
        Step0(ref rest);
        if (!Step1(ref rest) && Verbs.Find(rest, rest.RV, out var length) != SuffixTable.None)
            rest.Cut(length); // step 2
        Step3(ref rest);
        foreach (ref var letter in stem[..rest.Length])
            letter = letter switch { 'I' => 'i', 'U' => 'u', _ => letter };
        return rest.Length;
    }

    /// <summary>Writes grave accents for acute ones, and what stands for a consonant in upper case: u after q, and u and i between vowels.</summary>
    private static void WriteMarked(ReadOnlySpan<char> word, Span<char> stem)
    {
        for (var i = 0; i < word.Length; i++)
            stem[i] = word[i] switch
            {
                'á' => 'à',
                'é' => 'è',
                'í' => 'ì',
                'ó' => 'ò',
                'ú' => 'ù',
                'u' when i > 0 && word[i - 1] == 'q' => 'U',
                var letter => letter,
            };
        for (var i = 1; i + 1 < word.Length; i++)
            if (stem[i] is 'u' or 'i' && Vowels.Contains(stem[i - 1]) && Vowels.Contains(stem[i + 1]))
                stem[i] = char.ToUpperInvariant(stem[i]);
    }

    /// <summary>Attached pronouns: guardandogli, guardando; accomodarci, accomodare.</summary>
    private static void Step0(ref StemWord word)
    {
        if (Pronouns.Find(word, 0, out var length) == SuffixTable.None)
            return;
        var before = word with { Length = word.Length - length };
        var group = BeforePronoun.Find(before, 0, out var verb);
        if (group == SuffixTable.None || !before.InRV(verb))
            return;
        word = before;
        if (group == 1)
            word.Replace(0, "e");
    }

    /// <summary>Standard suffixes. True where one was removed.</summary>
    private static bool Step1(ref StemWord word)
    {
        switch (Standard.Find(word, 0, out var length))
        {
            case 0:
                return word.CutIn(word.R2, length);
            case 1 when word.CutIn(word.R2, length):
                word.CutIn(word.R2, "ic");
                return true;
            case 2:
                return word.ReplaceIn(word.R2, length, "log");
            case 3:
                return word.ReplaceIn(word.R2, length, "u");
            case 4:
                return word.ReplaceIn(word.R2, length, "ente");
            case 5:
                return word.CutIn(word.RV, length);
            case 6 when word.CutIn(word.R1, length):
                if (word.CutIn(word.R2, "iv"))
                    word.CutIn(word.R2, "at");
                else
                    _ = word.CutIn(word.R2, "os") || word.CutIn(word.R2, "ic") || word.CutIn(word.R2, "abil");
                return true;
            case 7 when word.CutIn(word.R2, length):
                _ = word.CutIn(word.R2, "abil") || word.CutIn(word.R2, "ic") || word.CutIn(word.R2, "iv");
                return true;
            case 8 when word.CutIn(word.R2, length):
                _ = word.CutIn(word.R2, "at") && word.CutIn(word.R2, "ic");
                return true;
            default:
                return false;
        }
    }

    /// <summary>A last vowel, with an i before it, and the h of -ch and -gh: crocchio, crocc.</summary>
    private static void Step3(ref StemWord word)
    {
        if (word.EndsIn(Residual) && word.CutIn(word.RV, 1))
            word.CutIn(word.RV, "i");
        if (word.EndsWith("ch") || word.EndsWith("gh"))
            _ = word.InRV(2) && word.CutIn(word.RV, 1);
    }
}
