using SeqML.Text.Tokenization.Treebank;

namespace SeqML.Text.Tokenization;

/// <summary>Splits English text by the rules of the Penn Treebank with what texts of today need: curly and angled quotes are tokens, so are runs of full stops and the star, and the last full stop is parted from closing quotes after it.</summary>
/// <remarks>
/// The text should be one sentence. Nothing visible is lost. It makes the tokens that NLTK's word_tokenize (3.8, NLTKWordTokenizer) makes of a sentence. A token is a slice of the text, so a double quote stays
/// one: <see cref="Form"/> tells how the Treebank writes it. Unlike <see cref="TreebankTokenizer"/>, it is not what the Treebank itself was split by. Nothing is allocated.
/// </remarks>
public sealed class ModernTreebankTokenizer : Tokenizer
{
    /// <inheritdoc/>
    public override void Tokenize(ReadOnlySpan<char> text, List<TextSpan> tokens)
    {
        ArgumentNullException.ThrowIfNull(tokens);
        TreebankScanner<ModernRules>.Tokenize(text, tokens);
    }

    /// <summary>How the Treebank writes a token: two backticks for a straight quote that opens, two apostrophes for one that closes, and any other as it is.</summary>
    /// <param name="text">The text that was tokenized, from its start.</param>
    /// <param name="token">One of its tokens.</param>
    public static ReadOnlySpan<char> Form(ReadOnlySpan<char> text, TextSpan token) => TreebankForm.Of<ModernRules>(text, token);
}
