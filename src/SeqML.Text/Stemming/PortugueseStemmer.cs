namespace SeqML.Text.Stemming;

/// <summary>Snowball's stemmer for Portuguese.</summary>
/// <remarks>https://snowballstem.org/algorithms/portuguese/stemmer.html as of Snowball 2.2. While a word is stemmed, a nasal ã or õ is a vowel and a consonant: "a~", "o~".</remarks>
public sealed class PortugueseStemmer : Stemmer
{
    private static readonly LetterSet Vowels = new("aeiouáéíóúâêô");

    private static readonly SuffixTable Standard = new(
        /* 0 */
        """
        eza ezas ico ica icos icas ismo ismos ável ível ista istas oso osa osos osas amento amentos imento imentos
        adora ador aça~o adoras adores aço~es ante antes ância
        """,
        /* 1 */ "logia logias",
        /* 2 */ "uça~o uço~es",
        /* 3 */ "ência ências",
        /* 4 */ "amente",
        /* 5 */ "mente",
        /* 6 */ "idade idades",
        /* 7 */ "iva ivo ivas ivos",
        /* 8 */ "ira iras");

    private static readonly SuffixTable Verbs = new(
        """
        ada ida ia aria eria iria ará ara erá era irá ava asse esse isse aste este iste ei arei erei irei am iam ariam eriam iriam aram eram iram avam em arem erem irem
        assem essem issem ado ido ando endo indo ara~o era~o ira~o ar er ir as adas idas ias arias erias irias arás aras erás eras irás avas es ardes erdes irdes ares
        eres ires asses esses isses astes estes istes is ais eis íeis aríeis eríeis iríeis áreis areis éreis ereis íreis ireis ásseis ésseis ísseis áveis ados idos ámos
        amos íamos aríamos eríamos iríamos áramos éramos íramos ávamos emos aremos eremos iremos ássemos êssemos íssemos imos armos ermos irmos eu iu ou ira iras
        """);

    private static readonly SuffixTable Residual = new("os a i o á í ó");

    /// <inheritdoc/>
    public override string Name => "pt";

    /// <inheritdoc/>
    protected override int Reduce(ReadOnlySpan<char> word, Span<char> stem)
    {
        var rest = new StemWord(stem, WriteNasals(word, stem));
        rest.FindRegions(Vowels);
        rest.FindRV(Vowels);
        if (Step1(ref rest) || Cut(ref rest, Verbs))
        {
            if (rest.EndsWith("ci"))
                rest.CutIn(rest.RV, 1); // step 3
        }
        else
            Cut(ref rest, Residual); // step 4
        Step5(ref rest);
        return JoinNasals(rest);
    }

    private static int WriteNasals(ReadOnlySpan<char> word, Span<char> stem)
    {
        var length = 0;
        foreach (var letter in word)
        {
            stem[length++] = letter switch { 'ã' => 'a', 'õ' => 'o', _ => letter };
            if (letter is 'ã' or 'õ')
                stem[length++] = '~';
        }
        return length;
    }

    /// <summary>Standard suffixes. True where one was removed.</summary>
    private static bool Step1(ref StemWord word)
    {
        switch (Standard.Find(word, 0, out var length))
        {
            case 0:
                return word.CutIn(word.R2, length);
            case 1:
                return word.ReplaceIn(word.R2, length, "log");
            case 2:
                return word.ReplaceIn(word.R2, length, "u");
            case 3:
                return word.ReplaceIn(word.R2, length, "ente");
            case 4 when word.CutIn(word.R1, length):
                if (word.CutIn(word.R2, "iv"))
                    word.CutIn(word.R2, "at");
                else
                    _ = word.CutIn(word.R2, "os") || word.CutIn(word.R2, "ic") || word.CutIn(word.R2, "ad");
                return true;
            case 5 when word.CutIn(word.R2, length):
                _ = word.CutIn(word.R2, "ante") || word.CutIn(word.R2, "avel") || word.CutIn(word.R2, "ível");
                return true;
            case 6 when word.CutIn(word.R2, length):
                _ = word.CutIn(word.R2, "abil") || word.CutIn(word.R2, "ic") || word.CutIn(word.R2, "iv");
                return true;
            case 7 when word.CutIn(word.R2, length):
                word.CutIn(word.R2, "at");
                return true;
            case 8 when word.FromEnd(length + 1) == 'e':
                return word.ReplaceIn(word.RV, length, "ir");
            default:
                return false;
        }
    }

    private static void Step5(ref StemWord word)
    {
        if (word.FromEnd(1) == 'ç')
            word.Replace(1, "c");
        else if (word.FromEnd(1) is 'e' or 'é' or 'ê' && word.CutIn(word.RV, 1) && (word.EndsWith("gu") || word.EndsWith("ci")))
            word.CutIn(word.RV, 1);
    }

    private static bool Cut(ref StemWord word, SuffixTable suffixes)
    {
        var found = suffixes.Find(word, word.RV, out var length) != SuffixTable.None;
        word.Cut(length);
        return found;
    }

    private static int JoinNasals(in StemWord word)
    {
        var length = 0;
        for (var i = 0; i < word.Length; i++)
        {
            var letter = word.Room[i];
            if (letter is 'a' or 'o' && i + 1 < word.Length && word.Room[i + 1] == '~')
                (letter, i) = (letter == 'a' ? 'ã' : 'õ', i + 1);
            word.Room[length++] = letter;
        }
        return length;
    }
}
