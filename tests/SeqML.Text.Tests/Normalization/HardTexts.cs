using FsCheck;
using FsCheck.Fluent;
using SeqML.Text.Tests.Tokenization;

namespace SeqML.Text.Tests.Normalization;

/// <summary>Texts of the pieces that stages look for, broken and glued as chance has it, between any other text.</summary>
internal static class HardTexts
{
    private static readonly string[] Pieces =
    [
        " ", "\n", "\r\n", "\t", "\u00A0", "a", "b", "A", "x", "1", "23", "345", ".", ",", ":", ";", "-", "/", "_", "'", "\u2019", "\"", "(", ")", "!", "?", "=", "+", "%", "$",
        "\u0301", "\u0323", "\u0338", "\u1161", "\u11A8", "\uD55C", "\u0958", "\uFF9E", "e", "\u00E9", "\u2260", "\u01FF", "\uFDFA", "\U0001D15E",
        "1", "12", "234", "000", "0", "5.0", ",345", ".678", "1,234.50", "e5", "E-3", "\u0663", "\u066B", "\u066C", "\uFF15", "\U0001D7D8",
        "3", "31", "2021", " March", "march ", "Mar.", " May ", "3 March", "of ", "rd", "th", ", 2021", " mayo ", " de ", "M\u00E4rz", "er", "-03-", "/04/", "3/4/2021",
        "10", ":30", ".30", " pm", "am", " a.m.", "p.m", "T", "Z", "12:00", ":45.5",
        "'", "\u2019", "'", "don", "n't", "'ve", "I", "i", "'d", "'LL", "N'T", "y'all", "'cause", "'TIS", "he", "'s", "can't", "let", "won",
        "\U0001F44D", "\U0001F3FD", "\U0001F469", "\u200D", "\u200D\U0001F467", "\uFE0F", "\uFE0E", "\u20E3", "1\u20E3", "\u00A9", "\u2764", "\U0001F1E9", "\U0001F1EA", "\U0001F3F4", "\U000E0067", "\u2640",
        "http://", "https://", "http:", "//", "www.", "WWW.", "www", "ftp://", "example.com", "@", "@", "@b", "a@b.co", "\uFF20", "#", "#", "#a", "#1", "\uFF03b", "GoodMorning", "NBAFinals", "\u4F60",
        "&", "&", "amp", "amp;", "&lt;", "gt;", "semi;", "#", "38;", "x26;", "&#", "&#x", "eacute", "nbsp;",
        "<", "<", ">", "</", "<b>", "<b ", "<a href=", "='", "=\"", "<!--", "-->", "<script", "</script", "<style>", "</style>", "<num>", "<time>", "<?xml", "<!doctype", "<3",
        "\u03A3", "\u0130", "I", "\u0307", "\u0131", "\u00DF", "\uFB03", "\u1F84", "\u0345", "aaaa", "!!!!", "1111",
    ];

    /// <summary>A text has few pieces, each often: so they meet.</summary>
    public static readonly Arbitrary<string> Any = Arb.From(
        from few in Gen.Elements(Pieces).ArrayOf(6)
        from text in Gen.Frequency((8, Gen.Elements(few)), (1, Gen.Elements(Pieces)), (1, Texts.Any.Generator.Select(text => text.Length > 2 ? text[..2] : text))).ArrayOf()
        select string.Concat(text),
        text => Enumerable.Range(0, text.Length).Select(i => text.Remove(i, 1)));

    /// <summary>Either kind of text.</summary>
    public static readonly Arbitrary<string> OrTexts = Arb.From(Gen.Frequency((3, Any.Generator), (1, Texts.Any.Generator)), Any.Shrinker);
}
