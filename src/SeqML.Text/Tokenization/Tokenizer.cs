namespace SeqML.Text.Tokenization;

/// <summary>A way to split text. Every token is a slice of the text, tokens come in the order of their starts, and no text makes it throw.</summary>
public abstract class Tokenizer
{
    /// <summary>Adds where the tokens of a text stand. Nothing else is allocated: a list that is cleared and used again costs nothing.</summary>
    /// <param name="text">Any text, lone surrogates included.</param>
    /// <param name="tokens">What they are added to.</param>
    public abstract void Tokenize(ReadOnlySpan<char> text, List<TextSpan> tokens);
}
