using FsCheck;
using FsCheck.Fluent;

namespace SeqML.Text.Tests.Tokenization;

/// <summary>Arbitrary texts: any UTF-16 units, those that the tokenizer has rules for among them often.</summary>
internal static class Texts
{
    private static readonly string[] Pieces =
    [
        "a", "Z", "good", "7", "42", "_", " ", "\t", "\n", "\0", "\u0085", "\u00A0", "\u2028", "\u3000",
        "'", "\u2019", "-", "\u2010", "\u00B7", ".", ",", ":", "!", "$", "@",
        "\u0301", "\u20E3", "\u0903", "\uFE0F", "\u200B", "\u200C", "\u200D", "\u200F", "\u202E", "\uFEFF", "\u00AD", "\u0600",
        "\u00BD", "\u2167", "\u4F60", "\u0645", "\u05E9", "\u1112", "\u1161", "\u11AB", "\u0E33", "\u0D4E", "\U00020000",
        "\U0001F44D", "\U0001F3FD", "\U0001F469\u200D\U0001F467", "\U0001F1E9", "\U000E0067", "\U000E007F",
        "\uD83D", "\uDC4D", "\uD800", "\uDFFF", "\uFFFD", "\uFFFE", "\uE000",
    ];

    public static readonly Arbitrary<string> Any = Arb.From(
        Gen.Frequency(
            (4, Gen.Elements(Pieces)),
            (1, Gen.Choose(char.MinValue, char.MaxValue).Select(unit => ((char)unit).ToString())),
            (1, Gen.Choose(0, 0x7F).Select(unit => ((char)unit).ToString())))
        .ArrayOf().Select(string.Concat),
        Shorter);

    /// <summary>The same texts on every run, so that a failure comes again.</summary>
    public static Config Trials(int count) => Config.QuickThrowOnFailure.WithMaxTest(count).WithEndSize(60).WithReplay(20, 27);

    private static IEnumerable<string> Shorter(string text) =>
        Enumerable.Range(0, text.Length).Select(i => text.Remove(i, 1));
}
