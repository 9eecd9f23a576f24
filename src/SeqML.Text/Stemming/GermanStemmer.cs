namespace SeqML.Text.Stemming;

/// <summary>Snowball's stemmer for German. Umlauts and ß do not count in a stem: "größer" gives "gross".</summary>
/// <remarks>https://snowballstem.org/algorithms/german/stemmer.html as of Snowball 2.2, which knows no other spelling of umlauts ("ae").</remarks>
public sealed class GermanStemmer : Stemmer
{
    private static readonly LetterSet Vowels = new("aeiouyäöü");
    private static readonly LetterSet EndingsBeforeS = new("bdfghklmnrt");
    private static readonly LetterSet EndingsBeforeSt = new("bdfghklmnt");

    private static readonly SuffixTable Inflections = new("em ern er", "e en es", "s");
    private static readonly SuffixTable Comparisons = new("en er est", "st");
    private static readonly SuffixTable Derivations = new("end ung", "ig ik isch", "lich heit", "keit");

    /// <inheritdoc/>
    public override string Name => "de";

    /// <inheritdoc/>
    protected override int Reduce(ReadOnlySpan<char> word, Span<char> stem)
    {
        var rest = new StemWord(stem, WriteMarked(word, stem));
        rest.FindRegions(Vowels, least: 3);
        Step1(ref rest);
        Step2(ref rest);
        Step3(ref rest);
        foreach (ref var letter in stem[..rest.Length])
            letter = letter switch { 'U' or 'ü' => 'u', 'Y' => 'y', 'ä' => 'a', 'ö' => 'o', _ => letter };
        return rest.Length;
    }

    /// <summary>Writes ss for ß, and u and y between vowels in upper case: they are consonants then.</summary>
    private static int WriteMarked(ReadOnlySpan<char> word, Span<char> stem)
    {
        var length = 0;
        foreach (var letter in word)
        {
            stem[length++] = letter == 'ß' ? 's' : letter;
            if (letter == 'ß')
                stem[length++] = 's';
        }
        for (var i = 1; i < length - 1; i++)
            if (stem[i] is 'u' or 'y' && Vowels.Contains(stem[i - 1]) && Vowels.Contains(stem[i + 1]))
                stem[i] = char.ToUpperInvariant(stem[i]);
        return length;
    }

    private static void Step1(ref StemWord word)
    {
        var group = Inflections.Find(word, 0, out var length);
        if (!word.InR1(length))
            return;
        var before = word with { Length = word.Length - length };
        if (group is 0 or 1 || (group == 2 && before.EndsIn(EndingsBeforeS)))
            word = before; // äckern, äck; armes, arm; ackers, acker
        if (group == 1 && word.EndsWith("niss"))
            word.Cut(1); // bedürfnissen, bedürfnis
    }

    private static void Step2(ref StemWord word)
    {
        var group = Comparisons.Find(word, 0, out var length);
        if (!word.InR1(length))
            return;
        var before = word with { Length = word.Length - length };
        if (group == 0 || (group == 1 && before.EndsIn(EndingsBeforeSt) && before.Length > 3))
            word = before; // derbst, derb
    }

    private static void Step3(ref StemWord word)
    {
        var group = Derivations.Find(word, 0, out var length);
        if (group == SuffixTable.None || !word.InR2(length))
            return;
        var before = word with { Length = word.Length - length };
        if (group == 1 && before.EndsWith("e"))
            return;
        word = before;
        if (group == 0 && word.EndsWith("ig") && word.InR2(2) && word.FromEnd(3) != 'e')
            word.Cut(2);
        else if (group == 2)
            _ = word.CutIn(word.R1, "er") || word.CutIn(word.R1, "en");
        else if (group == 3)
            _ = word.CutIn(word.R2, "lich") || word.CutIn(word.R2, "ig");
    }
}
