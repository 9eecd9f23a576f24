namespace SeqML.Text.Stemming;

/// <summary>Snowball's stemmer for Norwegian, Bokmål and Nynorsk.</summary>
/// <remarks>https://snowballstem.org/algorithms/norwegian/stemmer.html as of Snowball 2.2.</remarks>
public sealed class NorwegianStemmer : Stemmer
{
    private static readonly LetterSet Vowels = new("aeiouyæåø");
    private static readonly LetterSet EndingsBeforeS = new("bcdfghjlmnoprtvyz");

    private static readonly SuffixTable Inflections = new(
        "a e ede ande ende ane ene hetene en heten ar er heter as es edes endes enes hetenes ens hetens ers ets et het ast",
        "s",
        "erte ert");

    private static readonly SuffixTable Derivations = new("leg eleg ig eig lig elig els lov elov slov hetslov");

    /// <inheritdoc/>
    public override string Name => "no";

    /// <inheritdoc/>
    protected override int Reduce(ReadOnlySpan<char> word, Span<char> stem)
    {
        word.CopyTo(stem);
        var rest = new StemWord(stem, word.Length);
        rest.FindRegions(Vowels, least: 3);
        Step1(ref rest);
        if (rest.InR1(2) && (rest.EndsWith("dt") || rest.EndsWith("vt")))
            rest.Cut(1); // step 2: meldt, meld
        if (Derivations.Find(rest, rest.R1, out var length) != SuffixTable.None)
            rest.Cut(length); // step 3
        return rest.Length;
    }

    private static void Step1(ref StemWord word)
    {
        var group = Inflections.Find(word, word.R1, out var length);
        if (group == 0 || (group == 1 && IsBeforeS(word with { Length = word.Length - 1 })))
            word.Cut(length);
        else if (group == 2)
            word.Replace(length, "er");
    }

    /// <summary>Whether an s may be cut off behind it: behind certain letters, and a k behind a consonant.</summary>
    private static bool IsBeforeS(StemWord word) =>
        word.EndsIn(EndingsBeforeS) || (word.FromEnd(1) == 'k' && (word with { Length = word.Length - 1 }).EndsOutside(Vowels));
}
