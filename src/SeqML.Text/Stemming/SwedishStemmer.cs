namespace SeqML.Text.Stemming;

/// <summary>Snowball's stemmer for Swedish.</summary>
/// <remarks>https://snowballstem.org/algorithms/swedish/stemmer.html as of Snowball 2.2.</remarks>
public sealed class SwedishStemmer : Stemmer
{
    private static readonly LetterSet Vowels = new("aeiouyäåö");
    private static readonly LetterSet EndingsBeforeS = new("bcdfghjklmnoprtvy");

    private static readonly SuffixTable Inflections = new(
        """
        a arna erna heterna orna ad e ade ande arne are aste en anden aren heten ern ar er heter or as arnas ernas ornas es ades andes ens arens hetens erns at andet het ast
        """,
        "s");

    private static readonly SuffixTable Pairs = new("dd gd nn dt gt kt tt");
    private static readonly SuffixTable Derivations = new("lig ig els", "löst fullt");

    /// <inheritdoc/>
    public override string Name => "sv";

    /// <inheritdoc/>
    protected override int Reduce(ReadOnlySpan<char> word, Span<char> stem)
    {
        word.CopyTo(stem);
        var rest = new StemWord(stem, word.Length);
        rest.FindRegions(Vowels, least: 3);
        var group = Inflections.Find(rest, rest.R1, out var length);
        if (group == 0 || (group == 1 && EndingsBeforeS.Contains(rest.FromEnd(2))))
            rest.Cut(length); // step 1
        if (Pairs.Find(rest, rest.R1, out _) != SuffixTable.None)
            rest.Cut(1); // step 2: friskt, frisk
        group = Derivations.Find(rest, rest.R1, out length);
        if (group != SuffixTable.None)
            rest.Cut(group == 0 ? length : 1); // step 3: arbetslöst, arbetslös
        return rest.Length;
    }
}
