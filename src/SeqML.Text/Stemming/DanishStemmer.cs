namespace SeqML.Text.Stemming;

/// <summary>Snowball's stemmer for Danish.</summary>
/// <remarks>https://snowballstem.org/algorithms/danish/stemmer.html as of Snowball 2.2.</remarks>
public sealed class DanishStemmer : Stemmer
{
    private static readonly LetterSet Vowels = new("aeiouyæåø");
    private static readonly LetterSet Consonants = new("bcdfghjklmnpqrstvwxz");
    private static readonly LetterSet EndingsBeforeS = new("abcdfghjklmnoprtvyzå");

    private static readonly SuffixTable Inflections = new(
        """
        hed ethed ered e erede ende erende ene erne ere en heden eren er heder erer
        heds es endes erendes enes ernes eres ens hedens erens ers ets erets et eret
        """,
        "s");

    private static readonly SuffixTable Pairs = new("gd dt gt kt");
    private static readonly SuffixTable Derivations = new("ig lig elig els", "løst");

    /// <inheritdoc/>
    public override string Name => "da";

    /// <inheritdoc/>
    protected override int Reduce(ReadOnlySpan<char> word, Span<char> stem)
    {
        word.CopyTo(stem);
        var rest = new StemWord(stem, word.Length);
        rest.FindRegions(Vowels, least: 3);
        var group = Inflections.Find(rest, rest.R1, out var length);
        if (group == 0 || (group == 1 && EndingsBeforeS.Contains(rest.FromEnd(2))))
            rest.Cut(length); // step 1
        Step2(ref rest);
        Step3(ref rest);
        if (rest.InR1(1) && rest.EndsIn(Consonants) && rest.FromEnd(1) == rest.FromEnd(2))
            rest.Cut(1); // step 4: bestemm, bestem
        return rest.Length;
    }

    private static void Step2(ref StemWord word)
    {
        if (Pairs.Find(word, word.R1, out _) != SuffixTable.None)
            word.Cut(1);
    }

    private static void Step3(ref StemWord word)
    {
        if (word.EndsWith("igst"))
            word.Cut(2);
        var group = Derivations.Find(word, word.R1, out var length);
        if (group == 0)
        {
            word.Cut(length);
            Step2(ref word);
        }
        else if (group == 1)
            word.Cut(1); // arbejdsløst, arbejdsløs
    }
}
