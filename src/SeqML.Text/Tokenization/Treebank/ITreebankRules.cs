namespace SeqML.Text.Tokenization.Treebank;

/// <summary>In what the two sets of rules of the Treebank differ.</summary>
internal interface ITreebankRules
{
    /// <summary>The full stop that ends the text, or -1.</summary>
    static abstract int FinalPoint(ReadOnlySpan<char> text);

    /// <summary>Whether a quote opens.</summary>
    static abstract bool Opens(ReadOnlySpan<char> text, int position);

    /// <summary>Puts blanks into a word.</summary>
    /// <param name="text">The whole text.</param>
    /// <param name="word">The word.</param>
    /// <param name="kinds">The kinds of characters that it has.</param>
    /// <param name="finalPoint">The full stop that ends the text, or -1.</param>
    static abstract void Part(ReadOnlySpan<char> text, TreebankWord word, ushort kinds, int finalPoint);
}
