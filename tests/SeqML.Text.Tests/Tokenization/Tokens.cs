using SeqML.Text.Tokenization;

namespace SeqML.Text.Tests.Tokenization;

/// <summary>Tokens as a list.</summary>
internal static class Tokens
{
    public static List<string> Of(Tokenizer tokenizer, string? text) => [.. SpansOf(tokenizer, text).Select(span => span.In(text).ToString())];

    public static List<TextSpan> SpansOf(Tokenizer tokenizer, string? text)
    {
        var spans = new List<TextSpan>();
        tokenizer.Tokenize(text, spans);
        return spans;
    }

    /// <summary>The words of <see cref="WordTokenizer"/>, by its enumerator.</summary>
    public static List<string> Of(string? text) => [.. SpansOf(text).Select(span => span.In(text).ToString())];

    public static List<TextSpan> SpansOf(string? text)
    {
        var spans = new List<TextSpan>();
        foreach (var span in WordTokenizer.Tokenize(text))
            spans.Add(span);
        return spans;
    }
}
