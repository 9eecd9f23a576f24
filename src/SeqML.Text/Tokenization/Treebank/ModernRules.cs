namespace SeqML.Text.Tokenization.Treebank;

/// <summary>The rules of <see cref="ModernTreebankTokenizer"/>.</summary>
internal readonly struct ModernRules : ITreebankRules
{
    public static int FinalPoint(ReadOnlySpan<char> text)
    {
        var point = TreebankQuotes.FinalPoint<ModernRules>(text, "])}>\"' \u00BB\u201D\u2019");
        return point > 0 && text[point - 1] != '.' ? point : -1;
    }

    public static bool Opens(ReadOnlySpan<char> text, int position) => TreebankQuotes.Opens(text, position)
        || (position > 0 && text[position - 1] is '`' or '\u00AB' or '\u201C' or '\u2018' or '\u201E');

    public static void Part(ReadOnlySpan<char> text, TreebankWord word, ushort kinds, int finalPoint)
    {
        if ((kinds & TreebankCharacters.Backtick) != 0)
            PartBackticks(word);
        if ((kinds & TreebankCharacters.Other) != 0)
            PartQuotes(text, word, "\u00AB\u201C\u2018\u201E");
        if ((kinds & (TreebankCharacters.DoubleQuote | TreebankCharacters.Apostrophe)) != 0)
            TreebankQuotes.PartOpening<ModernRules>(text, word);
        if ((kinds & TreebankCharacters.Apostrophe) != 0)
            PartLettersAfterApostrophes(text, word);
        if (finalPoint >= word.Start && finalPoint < word.End)
            word.Isolate(finalPoint, finalPoint + 1);
        if ((kinds & TreebankCharacters.ColonOrComma) != 0)
            word.PartColonsAndCommas();
        if ((kinds & TreebankCharacters.Point) != 0)
            PartPoints(word);
        if ((kinds & TreebankCharacters.Sign) != 0)
            word.PartAlone(TreebankCharacters.Sign);
        if ((kinds & TreebankCharacters.Apostrophe) != 0)
            word.PartApostrophes();
        if ((kinds & (TreebankCharacters.Star | TreebankCharacters.Bracket)) != 0)
            word.PartAlone(TreebankCharacters.Star | TreebankCharacters.Bracket);
        if ((kinds & TreebankCharacters.Dash) != 0)
            word.PartRuns('-', 2);
        if ((kinds & TreebankCharacters.Other) != 0)
            PartQuotes(text, word, "\u00BB\u201D\u2019");
        if ((kinds & (TreebankCharacters.DoubleQuote | TreebankCharacters.Apostrophe)) != 0)
            TreebankQuotes.PartClosing(word);
        if ((kinds & TreebankCharacters.Apostrophe) != 0)
            word.PartEndings();
        word.PartContractions();
        if ((kinds & TreebankCharacters.Apostrophe) != 0)
            word.PartContractionsAfterBlanks();
    }

    /// <summary>Runs of backticks, and within them two by two.</summary>
    private static void PartBackticks(TreebankWord word)
    {
        word.PartRuns('`', 2);
        for (var i = word.Start; i < word.End; i++)
            if (word.At(i) == '`')
            {
                if (i == word.Start || word.At(i - 1) != '`')
                    word.Part(i);
                if (i + 1 == word.End || word.At(i + 1) != '`')
                    word.Part(i + 1);
            }
    }

    /// <summary>Quotes beyond ASCII are tokens.</summary>
    private static void PartQuotes(ReadOnlySpan<char> text, TreebankWord word, ReadOnlySpan<char> quotes)
    {
        for (var i = word.Start; i < word.End; i++)
            if (quotes.Contains(text[i]))
                word.Isolate(i, i + 1);
    }

    /// <summary>One letter or digit after an apostrophe is a word of its own, but for the ends of contractions: m, t, s, d, n.</summary>
    private static void PartLettersAfterApostrophes(ReadOnlySpan<char> text, TreebankWord word)
    {
        for (var i = word.Start; i + 1 < word.End; i++)
            if (word.At(i) == '\'' && word.IsWordAt(i + 1, out var next) && word.IsEndOfWord(next)
                && TreebankCharacters.Fold(text[i + 1]) is not ('m' or 't' or 's' or 'd' or 'n'))
                word.Part(i + 1);
    }

    /// <summary>Two full stops and more are one token.</summary>
    private static void PartPoints(TreebankWord word)
    {
        for (var i = word.Start; i < word.End; i++)
            if (word.At(i) == '.' && ((i > word.Start && word.At(i - 1) == '.') || (i + 1 < word.End && word.At(i + 1) == '.')))
            {
                if (i == word.Start || word.At(i - 1) != '.')
                    word.Part(i);
                if (i + 1 == word.End || word.At(i + 1) != '.')
                    word.Part(i + 1);
            }
    }
}
