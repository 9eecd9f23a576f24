namespace SeqML.Text.Tokenization.Treebank;

/// <summary>The rules of <see cref="TreebankTokenizer"/>.</summary>
internal readonly struct ClassicRules : ITreebankRules
{
    public static int FinalPoint(ReadOnlySpan<char> text)
    {
        var point = TreebankQuotes.FinalPoint<ClassicRules>(text, "])}>\"'");
        if (point < 0)
            return -1;
        // A full stop after another ends the text only where an ellipsis of three was parted from it.
        var run = TreebankQuotes.RunBefore(text, point, '.');
        return run % 3 == 0 ? point : -1;
    }

    public static bool Opens(ReadOnlySpan<char> text, int position) => TreebankQuotes.Opens(text, position)
        || (position > 0 && text[position - 1] == '`' && TreebankQuotes.RunBefore(text, position, '`') % 2 == 0);

    public static void Part(ReadOnlySpan<char> text, TreebankWord word, ushort kinds, int finalPoint)
    {
        if ((kinds & TreebankCharacters.Backtick) != 0)
            word.PartRuns('`', 2);
        if ((kinds & (TreebankCharacters.DoubleQuote | TreebankCharacters.Apostrophe)) != 0)
            TreebankQuotes.PartOpening<ClassicRules>(text, word);
        if ((kinds & TreebankCharacters.ColonOrComma) != 0)
            word.PartColonsAndCommas();
        if ((kinds & TreebankCharacters.Point) != 0)
            word.PartRuns('.', 3);
        if ((kinds & TreebankCharacters.Sign) != 0)
            word.PartAlone(TreebankCharacters.Sign);
        if (finalPoint >= word.Start && finalPoint < word.End)
            word.Part(finalPoint);
        if ((kinds & TreebankCharacters.Apostrophe) != 0)
            word.PartApostrophes();
        if ((kinds & TreebankCharacters.Bracket) != 0)
            word.PartAlone(TreebankCharacters.Bracket);
        if ((kinds & TreebankCharacters.Dash) != 0)
            word.PartRuns('-', 2);
        if ((kinds & (TreebankCharacters.DoubleQuote | TreebankCharacters.Apostrophe)) != 0)
            TreebankQuotes.PartClosing(word);
        if ((kinds & TreebankCharacters.Apostrophe) != 0)
            word.PartEndings();
        word.PartContractions();
        if ((kinds & TreebankCharacters.Apostrophe) != 0)
            word.PartContractionsAfterBlanks();
    }
}
