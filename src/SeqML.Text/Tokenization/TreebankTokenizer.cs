using SeqML.Text.Tokenization.Treebank;

namespace SeqML.Text.Tokenization;

/// <summary>
/// Splits English text as the Penn Treebank does: "They'll say can't, won't." is "They" "'ll" "say" "ca" "n't" "," "wo" "n't" ".". Taggers and parsers that were trained on the Treebank expect its tokens.
/// </summary>
/// <remarks>
/// The text should be one sentence: only the full stop that ends it is parted from its word. Nothing visible is lost. It makes the tokens of NLTK's TreebankWordTokenizer (3.8), whose rules are those of
/// Robert MacIntyre's script for the Treebank (1995); docs/text/tokenization.md tells them. A token is a slice of the text, so a double quote stays one: <see cref="Form"/> tells how the Treebank writes it.
/// Unlike <see cref="ModernTreebankTokenizer"/>, it knows the quotes of ASCII only. Nothing is allocated.
/// </remarks>
public sealed class TreebankTokenizer : Tokenizer
{
    /// <inheritdoc/>
    public override void Tokenize(ReadOnlySpan<char> text, List<TextSpan> tokens)
    {
        ArgumentNullException.ThrowIfNull(tokens);
        TreebankScanner<ClassicRules>.Tokenize(text, tokens);
    }

    /// <summary>How the Treebank writes a token: two backticks for a quote that opens, two apostrophes for one that closes, and any other as it is.</summary>
    /// <param name="text">The text that was tokenized, from its start.</param>
    /// <param name="token">One of its tokens.</param>
    public static ReadOnlySpan<char> Form(ReadOnlySpan<char> text, TextSpan token) => TreebankForm.Of<ClassicRules>(text, token);
}
