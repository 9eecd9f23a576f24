namespace SeqML.Text.Tokenization.Treebank;

/// <summary>How the Treebank writes a token.</summary>
internal static class TreebankForm
{
    public static ReadOnlySpan<char> Of<TRules>(ReadOnlySpan<char> text, TextSpan token)
        where TRules : ITreebankRules
    {
        var written = token.In(text);
        return written is not ("\"" or "''") ? written : TRules.Opens(text, token.Start) ? "``" : "''";
    }
}
