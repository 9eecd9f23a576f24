namespace SeqML.Text.Stemming;

/// <summary>Snowball's stemmer for Spanish.</summary>
/// <remarks>https://snowballstem.org/algorithms/spanish/stemmer.html as of Snowball 2.2.</remarks>
public sealed class SpanishStemmer : Stemmer
{
    private static readonly LetterSet Vowels = new("aeiouáéíóúü");

    private static readonly SuffixTable Pronouns = new("me se sela selo selas selos la le lo las les los nos");
    private static readonly SuffixTable BeforePronoun = new("iéndo ándo ár ér ír", "ando iendo ar er ir", "yendo");

    private static readonly SuffixTable Standard = new(
        /* 0 */ "anza anzas ico ica icos icas ismo ismos able ables ible ibles ista istas oso osa osos osas amiento amientos imiento imientos",
        /* 1 */ "adora ador ación adoras adores aciones ante antes ancia ancias",
        /* 2 */ "logía logías",
        /* 3 */ "ución uciones",
        /* 4 */ "encia encias",
        /* 5 */ "amente",
        /* 6 */ "mente",
        /* 7 */ "idad idades",
        /* 8 */ "iva ivo ivas ivos");

    private static readonly SuffixTable VerbsInY = new("ya ye yan yen yeron yendo yo yó yas yes yais yamos");

    private static readonly SuffixTable Verbs = new(
        "en es éis emos",
        """
        arían arías arán arás aríais aría aréis aríamos aremos ará aré
        erían erías erán erás eríais ería eréis eríamos eremos erá eré
        irían irías irán irás iríais iría iréis iríamos iremos irá iré
        aba ada ida ía ara iera ad ed id ase iese aste iste an aban ían aran ieran asen iesen aron ieron ado ido ando iendo ió ar er ir as abas adas idas ías aras ieras
        ases ieses ís áis abais íais arais ierais aseis ieseis asteis isteis ados idos amos ábamos íamos imos áramos iéramos iésemos ásemos
        """);

    private static readonly SuffixTable Residual = new("os a o á í ó", "e é");

    /// <inheritdoc/>
    public override string Name => "es";

    /// <inheritdoc/>
    protected override int Reduce(ReadOnlySpan<char> word, Span<char> stem)
    {
        word.CopyTo(stem);
        var rest = new StemWord(stem, word.Length);
        rest.FindRegions(Vowels);
        rest.FindRV(Vowels);
        Step0(ref rest);
        _ = Step1(ref rest) || Step2a(ref rest) || Step2b(ref rest);
        Step3(ref rest);
        foreach (ref var letter in stem[..rest.Length])
            letter = WithoutAcute(letter);
        return rest.Length;
    }

    /// <summary>Attached pronouns: haciéndola, haciendo.</summary>
    private static void Step0(ref StemWord word)
    {
        if (Pronouns.Find(word, 0, out var length) == SuffixTable.None)
            return;
        var before = word with { Length = word.Length - length };
        var group = BeforePronoun.Find(before, 0, out var verb);
        if (group == SuffixTable.None || !before.InRV(verb) || (group == 2 && before.FromEnd(verb + 1) != 'u'))
            return;
        word = before;
        if (group == 0)
            foreach (ref var letter in word.Room[(word.Length - verb)..word.Length])
                letter = WithoutAcute(letter);
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
            case 5 when word.CutIn(word.R1, length):
                if (word.CutIn(word.R2, "iv"))
                    word.CutIn(word.R2, "at");
                else
                    _ = word.CutIn(word.R2, "os") || word.CutIn(word.R2, "ic") || word.CutIn(word.R2, "ad");
                return true;
            case 6 when word.CutIn(word.R2, length):
                _ = word.CutIn(word.R2, "ante") || word.CutIn(word.R2, "able") || word.CutIn(word.R2, "ible");
                return true;
            case 7 when word.CutIn(word.R2, length):
                _ = word.CutIn(word.R2, "abil") || word.CutIn(word.R2, "ic") || word.CutIn(word.R2, "iv");
                return true;
            case 8 when word.CutIn(word.R2, length):
                word.CutIn(word.R2, "at");
                return true;
            default:
                return false;
        }
    }

    private static bool Step2a(ref StemWord word)
    {
        if (VerbsInY.Find(word, word.RV, out var length) == SuffixTable.None || word.FromEnd(length + 1) != 'u')
            return false;
        word.Cut(length);
        return true;
    }

    private static bool Step2b(ref StemWord word)
    {
        var group = Verbs.Find(word, word.RV, out var length);
        word.Cut(length);
        if (group == 0 && word.EndsWith("gu"))
            word.Cut(1);
        return group != SuffixTable.None;
    }

    private static void Step3(ref StemWord word)
    {
        var group = Residual.Find(word, word.RV, out var length);
        word.Cut(length);
        if (group == 1 && word.EndsWith("gu"))
            word.CutIn(word.RV, 1);
    }

    private static char WithoutAcute(char letter) => letter switch { 'á' => 'a', 'é' => 'e', 'í' => 'i', 'ó' => 'o', 'ú' => 'u', _ => letter };
}
