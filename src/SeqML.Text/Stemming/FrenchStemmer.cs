namespace SeqML.Text.Stemming;

/// <summary>Snowball's stemmer for French.</summary>
/// <remarks>
/// https://snowballstem.org/algorithms/french/stemmer.html as of Snowball 2.2, which leaves elisions ("l'eau") to what splits words. While a word is stemmed, I, U and Y are consonants, and H stands before
/// an e or i that had a diaeresis.
/// </remarks>
public sealed class FrenchStemmer : Stemmer
{
    private static readonly LetterSet Vowels = new("aeiouyâàëéêèïîôûù");
    private static readonly LetterSet KeepsS = new("aiouès");

    private static readonly SuffixTable Standard = new(
        /* 0 */ "ance iqUe isme able iste eux ances iqUes ismes ables istes",
        /* 1 */ "atrice ateur ation atrices ateurs ations",
        /* 2 */ "logie logies",
        /* 3 */ "usion ution usions utions",
        /* 4 */ "ence ences",
        /* 5 */ "ement ements",
        /* 6 */ "ité ités",
        /* 7 */ "if ive ifs ives",
        /* 8 */ "eaux",
        /* 9 */ "aux",
        /* 10 */ "euse euses",
        /* 11 */ "issement issements",
        /* 12 */ "amment",
        /* 13 */ "emment",
        /* 14 */ "ment ments");

    private static readonly SuffixTable VerbsInI = new(
        "îmes ît îtes i ie ies ir ira irai iraIent irais irait iras irent irez iriez irions irons iront is issaIent issais issait issant issante issantes issants isse issent isses issez issiez issions issons it");

    private static readonly SuffixTable Verbs = new(
        "ions",
        "é ée ées és èrent er era erai eraIent erais erait eras erez eriez erions erons eront ez iez",
        "âmes ât âtes a ai aIent ais ait ant ante antes ants as asse assent asses assiez assions");

    private static readonly SuffixTable Residual = new("ion", "ier ière Ier Ière", "e");
    private static readonly SuffixTable Doubled = new("enn onn ett ell eill");

    /// <inheritdoc/>
    public override string Name => "fr";

    /// <inheritdoc/>
    protected override int Reduce(ReadOnlySpan<char> word, Span<char> stem)
    {
        var rest = new StemWord(stem, WriteMarked(word, stem));
        rest.FindRegions(Vowels);
        rest.RV = StartOfRV(rest);
        if (Step1(ref rest) || Step2a(ref rest) || Step2b(ref rest))
        {
            if (rest.FromEnd(1) is 'Y' or 'ç')
                rest.Replace(1, rest.FromEnd(1) == 'Y' ? "i" : "c"); // step 3
        }
        else
            Step4(ref rest);
        if (Doubled.Find(rest, 0, out _) != SuffixTable.None)
            rest.Cut(1); // step 5
        Step6(rest);
        return Unmark(rest);
    }

    /// <summary>Writes what stands for a consonant in upper case, and a diaeresis as an H before its letter.</summary>
    private static int WriteMarked(ReadOnlySpan<char> word, Span<char> stem)
    {
        word.CopyTo(stem);
        for (var i = 0; i + 1 < word.Length; i++)
        {
            ref var next = ref stem[i + 1];
            if (Vowels.Contains(stem[i]) && (next == 'y' || (next is 'u' or 'i' && i + 2 < word.Length && Vowels.Contains(stem[i + 2]))))
                next = char.ToUpperInvariant(next); // croyiez, croYiez; jouer, joUer; ennuie, ennuIe
            if (stem[i] == 'y' && Vowels.Contains(next))
                stem[i] = 'Y'; // yeux, Yeux
            else if (stem[i] == 'q' && next == 'u')
                next = 'U'; // quand, qUand
        }
        var added = word.Count('ë') + word.Count('ï');
        for (var (i, left) = (word.Length - 1, added); left > 0; i--)
        {
            var letter = stem[i];
            stem[i + left] = letter switch { 'ë' => 'e', 'ï' => 'i', _ => letter };
            if (letter is 'ë' or 'ï')
                stem[i + --left] = 'H';
        }
        return word.Length + added;
    }

    private static int StartOfRV(in StemWord word)
    {
        if (word.Letters is ['p', 'a', 'r', ..] or ['c', 'o', 'l', ..] or ['t', 'a', 'p', ..])
            return 3;
        var startsWithTwo = word.Length >= 2 && Vowels.Contains(word.Room[0]) && Vowels.Contains(word.Room[1]);
        return startsWithTwo && word.Length >= 3 ? 3 : word.AfterVowel(1, Vowels);
    }

    /// <summary>Standard suffixes. False where those of verbs are to be looked for: nothing was removed, or an adverb's ending.</summary>
    private static bool Step1(ref StemWord word)
    {
        switch (Standard.Find(word, 0, out var length))
        {
            case 0:
                return word.CutIn(word.R2, length);
            case 1 when word.CutIn(word.R2, length):
                if (word.EndsWith("ic"))
                    word.Replace(2, word.InR2(2) ? "" : "iqU");
                return true;
            case 2:
                return word.ReplaceIn(word.R2, length, "log");
            case 3:
                return word.ReplaceIn(word.R2, length, "u");
            case 4:
                return word.ReplaceIn(word.R2, length, "ent");
            case 5 when word.CutIn(word.RV, length):
                if (word.EndsWith("iv"))
                    _ = word.CutIn(word.R2, 2) && word.CutIn(word.R2, "at");
                else if (word.EndsWith("eus"))
                    _ = word.CutIn(word.R2, 3) || word.ReplaceIn(word.R1, 3, "eux");
                else if (word.EndsWith("abl") || word.EndsWith("iqU"))
                    word.CutIn(word.R2, 3);
                else if (word.EndsWith("ièr") || word.EndsWith("Ièr"))
                    word.ReplaceIn(word.RV, 3, "i");
                return true;
            case 6 when word.CutIn(word.R2, length):
                if (word.EndsWith("abil"))
                    word.Replace(4, word.InR2(4) ? "" : "abl");
                else if (word.EndsWith("ic"))
                    word.Replace(2, word.InR2(2) ? "" : "iqU");
                else
                    word.CutIn(word.R2, "iv");
                return true;
            case 7 when word.CutIn(word.R2, length):
                if (word.CutIn(word.R2, "at") && word.EndsWith("ic"))
                    word.Replace(2, word.InR2(2) ? "" : "iqU");
                return true;
            case 8:
                return word.ReplaceIn(0, length, "eau");
            case 9:
                return word.ReplaceIn(word.R1, length, "al");
            case 10:
                return word.CutIn(word.R2, length) || word.ReplaceIn(word.R1, length, "eux");
            case 11 when (word with { Length = word.Length - length }).EndsOutside(Vowels):
                return word.CutIn(word.R1, length);
            case 12:
                word.ReplaceIn(word.RV, length, "ant");
                return false;
            case 13:
                word.ReplaceIn(word.RV, length, "ent");
                return false;
            case 14 when word.InRV(length + 1) && Vowels.Contains(word.FromEnd(length + 1)):
                word.Cut(length);
                return false;
            default:
                return false;
        }
    }

    private static bool Step2a(ref StemWord word)
    {
        if (VerbsInI.Find(word, word.RV, out var length) == SuffixTable.None || !word.InRV(length + 1)
            || word.FromEnd(length + 1) is 'H' || Vowels.Contains(word.FromEnd(length + 1)))
            return false;
        word.Cut(length);
        return true;
    }

    private static bool Step2b(ref StemWord word)
    {
        switch (Verbs.Find(word, word.RV, out var length))
        {
            case 0:
                return word.CutIn(word.R2, length);
            case 1:
                return word.CutIn(0, length);
            case 2:
                word.Cut(length);
                word.CutIn(word.RV, "e");
                return true;
            default:
                return false;
        }
    }

    /// <summary>What is left at the end where no other suffix was found.</summary>
    private static void Step4(ref StemWord word)
    {
        if (word.FromEnd(1) == 's' && word.Length > 1 && (word.EndsWith("His") || !KeepsS.Contains(word.FromEnd(2))))
            word.Cut(1);
        switch (Residual.Find(word, word.RV, out var length))
        {
            case 0 when word.FromEnd(4) is 's' or 't' && word.InRV(4):
                word.CutIn(word.R2, length);
                break;
            case 1:
                word.Replace(length, "i");
                break;
            case 2:
                word.Cut(length);
                break;
        }
    }

    /// <summary>Takes the accent off an é or è that consonants alone follow.</summary>
    private static void Step6(in StemWord word)
    {
        var place = word.Length - 1;
        while (place >= 0 && !Vowels.Contains(word.Room[place]))
            place--;
        if (place >= 0 && place < word.Length - 1 && word.Room[place] is 'é' or 'è')
            word.Room[place] = 'e';
    }

    private static int Unmark(in StemWord word)
    {
        var length = 0;
        for (var i = 0; i < word.Length; i++)
            if (word.Room[i] != 'H')
                word.Room[length++] = word.Room[i] switch { 'I' => 'i', 'U' => 'u', 'Y' => 'y', var letter => letter };
            else if (i + 1 < word.Length && word.Room[i + 1] is 'e' or 'i')
                word.Room[length++] = word.Room[++i] == 'e' ? 'ë' : 'ï';
        return length;
    }
}
