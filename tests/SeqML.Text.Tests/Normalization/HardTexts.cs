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
        "&", "&", "amp", "amp;", "&lt;", "gt;", "semi;", "#", "38;", "x26;", "&#", "&#x", "eacute", "nbsp;",
        "<", "<", ">", "</", "<b>", "<b ", "<a href=", "='", "=\"", "<!--", "-->", "<script", "</script", "<style>", "</style>", "<num>", "<time>", "<?xml", "<!doctype", "<3",
        "\u03A3", "\u0130", "I", "\u0307", "\u0131", "\u00DF", "\uFB03", "\u1F84", "\u0345", "aaaa", "!!!!", "1111",
    ];

    public static readonly Arbitrary<string> Any = Arb.From(
        Gen.Frequency((8, Gen.Elements(Pieces)), (1, Texts.Any.Generator.Select(text => text.Length > 2 ? text[..2] : text)))
        .ArrayOf().Select(string.Concat),
        text => Enumerable.Range(0, text.Length).Select(i => text.Remove(i, 1)));

    /// <summary>Either kind of text.</summary>
    public static readonly Arbitrary<string> OrTexts = Arb.From(Gen.Frequency((3, Any.Generator), (1, Texts.Any.Generator)), Any.Shrinker);
}
