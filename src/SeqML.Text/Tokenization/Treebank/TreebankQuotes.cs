namespace SeqML.Text.Tokenization.Treebank;

/// <summary>What both sets of rules ask of quotes and of the end of a text.</summary>
internal static class TreebankQuotes
{
    /// <summary>Whether a double quote, or two apostrophes, open a quotation: at the text's start (apostrophes do not), after a blank or an opening bracket, or after a quote that was parted.</summary>
    public static bool Opens(ReadOnlySpan<char> text, int position) => position == 0
        ? text[0] == '"'
        : text[position - 1] is ' ' or '(' or '[' or '{' or '<' || (position == 1 && text[0] == '"');

    /// <summary>How many of a character stand directly before a position.</summary>
    public static int RunBefore(ReadOnlySpan<char> text, int position, char character) =>
        position - 1 - text[..position].LastIndexOfAnyExcept(character);

    /// <summary>Marks quotes that open, and parts them.</summary>
    public static void PartOpening<TRules>(ReadOnlySpan<char> text, TreebankWord word)
        where TRules : ITreebankRules
    {
        for (var i = word.Start; i < word.End; i++)
        {
            var size = text[i] == '"' ? 1 : text[i] == '\'' && i + 1 < word.End && text[i + 1] == '\'' ? 2 : 0;
            if (size > 0 && TRules.Opens(text, i))
            {
                word.Open(i, i + size);
                i += size - 1;
            }
        }
    }

    /// <summary>Parts what is left: two apostrophes, and double quotes.</summary>
    public static void PartClosing(TreebankWord word)
    {
        word.PartRuns('\'', 2);
        word.PartRuns('"', 1);
    }

    /// <summary>The full stop that ends a text, which only certain characters and then white space follow; -1 where there is none.</summary>
    public static int FinalPoint<TRules>(ReadOnlySpan<char> text, ReadOnlySpan<char> closing)
        where TRules : ITreebankRules
    {
        var end = text.Length - TreebankCharacters.WhiteSpaceAtEnd(text);
        while (end > 0 && closing.Contains(text[end - 1]) && !IsOpening<TRules>(text, end - 1))
            end--;
        // A full stop that starts the text ends nothing.
        return end > 1 && text[end - 1] == '.' ? end - 1 : -1;
    }

    private static bool IsOpening<TRules>(ReadOnlySpan<char> text, int position)
        where TRules : ITreebankRules => text[position] switch
        {
            '"' => TRules.Opens(text, position),
            '\'' => (position + 1 < text.Length && text[position + 1] == '\'' && TRules.Opens(text, position))
                || (position > 0 && text[position - 1] == '\'' && TRules.Opens(text, position - 1)),
            _ => false,
        };
}
