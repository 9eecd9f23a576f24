using SeqML.TestKit;
using SeqML.Text.Tokenization;

namespace SeqML.Text.Tests.Tokenization;

/// <summary>Texts of a million units, and no memory for any.</summary>
public sealed class WordTokenizerMemoryTests
{
    private const int Length = 1 << 20;

    private static readonly IReadOnlyDictionary<string, string> Huge = new Dictionary<string, string>
    {
        ["marks"] = new('\u0301', Length),
        ["marks on a symbol"] = "!" + new string('\u0301', Length),
        ["enclosing marks on a symbol"] = "\u25A1" + new string('\u20E3', Length),
        ["apostrophes"] = new('\'', Length),
        ["one word"] = new('a', Length),
        ["one word of joints"] = Repeat("a'"),
        ["one number"] = Repeat("1,"),
        ["joined emoji"] = Repeat("\U0001F469\u200D"),
        ["flags"] = Repeat("\U0001F1E9"),
        ["emoji with all modifiers"] = "\U0001F44D" + Repeat("\U0001F3FD"),
        ["joiners"] = new('\u200D', Length),
        ["blanks"] = new(' ', Length),
        ["NULs"] = new('\0', Length),
        ["halves of characters"] = new('\uD83D', Length),
        ["Devanagari vowel signs"] = new('\u093F', Length),
        ["Korean letters"] = new('\u1161', Length),
        ["Chinese"] = new('\u4F60', Length),
        ["tags after a flag"] = "\U0001F3F4" + Repeat("\U000E0067"),
        ["prepended signs"] = Repeat("\u0D4E"),
    };

    public static TheoryData<string> Kinds => [.. Huge.Keys];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void A_huge_text_is_tokenized_to_its_end_without_an_allocation(string kind)
    {
        var text = Huge[kind];
        var units = 0;
        Assert.Equal(0, Allocations.Of(() => units = Count(text)));
        Assert.Equal(kind is "blanks" or "NULs" or "joiners" ? 0 : Visible(text), units);
    }

    /// <summary>Units in tokens; without those of joiners, which stand in tokens or between them.</summary>
    private static int Count(string text)
    {
        var units = 0;
        foreach (var span in WordTokenizer.Tokenize(text))
            units += span.Length - System.MemoryExtensions.Count(span.In(text), '\u200D') - TagUnits(span.In(text));
        return units;
    }

    private static int Visible(string text) => text.Length - text.AsSpan().Count('\u200D') - TagUnits(text);

    private static int TagUnits(ReadOnlySpan<char> text) => 2 * text.Count('\uDB40');

    private static string Repeat(string piece) => string.Concat(Enumerable.Repeat(piece, Length / piece.Length));
}
