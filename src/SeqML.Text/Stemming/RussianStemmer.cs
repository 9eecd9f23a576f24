namespace SeqML.Text.Stemming;

/// <summary>Snowball's stemmer for Russian. ё counts as е.</summary>
/// <remarks>https://snowballstem.org/algorithms/russian/stemmer.html as of Snowball 2.2.</remarks>
public sealed class RussianStemmer : Stemmer
{
    private static readonly LetterSet Vowels = new("аеиоуыэюя");

    // Endings of group 0 must follow an а or я.
    private static readonly SuffixTable Gerunds = new("в вши вшись", "ив ивши ившись ыв ывши ывшись");
    private static readonly SuffixTable Adjectives = new("ее ие ые ое ими ыми ей ий ый ой ем им ым ом его ого ему ому их ых ую юю ая яя ою ею");
    private static readonly SuffixTable Participles = new("ем нн вш ющ щ", "ивш ывш ующ");
    private static readonly SuffixTable Reflexives = new("ся сь");

    private static readonly SuffixTable Verbs = new(
        "ла на ете йте ли й л ем н ло но ет ют ны ть ешь нно",
        "ила ыла ена ейте уйте ите или ыли ей уй ил ыл им ым ен ило ыло ено ят ует уют ит ыт ены ить ыть ишь ую ю");

    private static readonly SuffixTable Nouns = new(
        "а ев ов ие ье е иями ями ами еи ии и ией ей ой ий й иям ям ием ем ам ом о у ах иях ях ы ь ию ью ю ия ья я");

    private static readonly SuffixTable Derivations = new("ост ость");
    private static readonly SuffixTable Superlatives = new("ейш ейше");

    /// <inheritdoc/>
    public override string Name => "ru";

    /// <inheritdoc/>
    protected override int Reduce(ReadOnlySpan<char> word, Span<char> stem)
    {
        word.Replace(stem, 'ё', 'е');
        var rest = new StemWord(stem, word.Length);
        rest.FindRegions(Vowels);
        rest.RV = rest.AfterVowel(0, Vowels);
        Step1(ref rest);
        rest.CutIn(rest.RV, "и"); // step 2
        if (Derivations.Find(rest, Math.Max(rest.RV, rest.R2), out var length) != SuffixTable.None)
            rest.Cut(length); // step 3
        Step4(ref rest);
        return rest.Length;
    }

    private static void Step1(ref StemWord word)
    {
        if (CutAfterAOrYa(ref word, Gerunds))
            return;
        Cut(ref word, Reflexives);
        if (Cut(ref word, Adjectives))
            CutAfterAOrYa(ref word, Participles);
        else
            _ = CutAfterAOrYa(ref word, Verbs) || Cut(ref word, Nouns);
    }

    private static void Step4(ref StemWord word)
    {
        if (Cut(ref word, Superlatives) || word.FromEnd(1) == 'н')
        {
            if (word.InRV(2) && word.EndsWith("нн"))
                word.Cut(1);
        }
        else
            word.CutIn(word.RV, "ь");
    }

    private static bool Cut(ref StemWord word, SuffixTable endings)
    {
        var found = endings.Find(word, word.RV, out var length) != SuffixTable.None;
        word.Cut(length);
        return found;
    }

    private static bool CutAfterAOrYa(ref StemWord word, SuffixTable endings)
    {
        var group = endings.Find(word, word.RV, out var length);
        if (group == SuffixTable.None || (group == 0 && !(word.InRV(length + 1) && word.FromEnd(length + 1) is 'а' or 'я')))
            return false;
        word.Cut(length);
        return true;
    }
}
