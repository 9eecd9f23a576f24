using FsCheck;
using FsCheck.Fluent;

namespace SeqML.Text.Tests.Sentences;

/// <summary>Arbitrary texts of what the splitter has rules for, blanks and words often.</summary>
internal static class SentenceTexts
{
    private static readonly string[] Pieces =
    [
        "He", "the", "The", "I", "A", "B.", "Mr.", "etc.", "U.S.", "e.g.", "no.", "No.", "Fig.", "p.m.", "Inc.", "Jan.", "Yahoo!", "x", "word", "Word", "so", "So", "GmbH",
        "3", "3.", "42", "2.5", "1990.", "IV", "iv.", "a)", "(b)", "#7", "a.b.c", "http://a.b/c.d?e!", "www.a.b", "www.", "://", "a@b.c", ".NET", "Node.js", "good.The",
        ".", ".", ".", "!", "?", "?!", "...", "\u2026", ". . .", "\u3002", "\uFF01", "\u061F", "\u0964", "\u00BF", "\u00A1", ",", ":", ";", "-", "--", "\u2013", "\u2014", "*", "\u2022", "&",
        "\"", "\"", "'", "\u201C", "\u201D", "\u00AB", "\u00BB", "\u201E", "(", ")", "[", "]", "[1]", "\u300D", "\u3068",
        ":)", ";-)", "<3", "XD", "\U0001F600", "\U0001F44D\U0001F3FD", "\u2764\uFE0F", "\u0301", "\u200D", "\u200B", "\u05E9\u05DC", "\u4F60\u597D", "\u0448", "\u0428", "\uD83D", "\uDC4D", "\0",
    ];

    /// <summary>Without line breaks.</summary>
    public static readonly Arbitrary<string> Line = Of(Gen.Frequency((3, Gen.Elements(Pieces)), (2, Gen.Constant(" ")), (1, Gen.Elements("  ", "\t", "\u00A0"))));

    /// <summary>With line breaks.</summary>
    public static readonly Arbitrary<string> Lines = Of(Gen.Frequency((6, Gen.Elements(Pieces)), (4, Gen.Constant(" ")), (1, Gen.Elements("\n", "\n", "\r\n", "\r", "\n\n", "\n \n", "\f", "\u2028", "\u2029", "\u0085"))));

    private static Arbitrary<string> Of(Gen<string> piece) => Arb.From(piece.ArrayOf().Select(string.Concat), text => Enumerable.Range(0, text.Length).Select(i => text.Remove(i, 1)));
}
