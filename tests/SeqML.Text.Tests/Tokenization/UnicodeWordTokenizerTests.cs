using FsCheck;
using FsCheck.Fluent;
using SeqML.TestKit;
using SeqML.Text.Tokenization;

namespace SeqML.Text.Tests.Tokenization;

public sealed class UnicodeWordTokenizerTests
{
    private const string Page = "unicode-words.md";

    public static TheoryData<int> Lines => [.. SpecTable.Read("tokenization", Page).Where(row => row.Section == "Boundaries").Select(row => row.Line)];

    [Theory]
    [MemberData(nameof(Lines))]
    public void Boundaries_are_those_of_the_table(int line)
    {
        var row = SpecTable.Read("tokenization", Page).Single(row => row.Line == line);
        var marks = row.Text(0).Split(' ');
        // Blanks part the marks, so that a blank itself is written by its number, which makes two empty parts of the line.
        var (text, starts) = ("", new List<int>());
        for (var i = 0; i < marks.Length; i++)
        {
            if (marks[i] == "÷")
                starts.Add(text.Length);
            else if (marks[i] != "×")
                text += marks[i].Length == 0 && i++ >= 0 ? " " : marks[i];
        }
        Assert.Equal(starts, Starts(text).Append(text.Length));
    }

    [Fact]
    public void Every_rule_has_rows() => Assert.Equal(
        ["WB1", "WB10", "WB11", "WB12", "WB13", "WB13a", "WB13b", "WB15", "WB16", "WB2", "WB3", "WB3a", "WB3b", "WB3c", "WB3d", "WB4", "WB5", "WB6", "WB7", "WB7a", "WB7b", "WB7c",
            "WB8", "WB9", "WB999"],
        SpecTable.Read("tokenization", Page).Where(row => row.Section == "Boundaries").SelectMany(row => row.Cells[1].Split(", ")).Distinct().Order(StringComparer.Ordinal));

    [Fact]
    public void Boundaries_are_those_of_the_rules_one_by_one() => Check.One(Texts.Trials(20_000), Prop.ForAll(
        Arb.From(Gen.Elements<string>([.. UnicodeReference.Characters.Keys]).ArrayOf()),
        text => Starts(string.Concat(text)).SequenceEqual(UnicodeReference.Starts(text))));

    [Fact]
    public void Segments_make_up_the_text_and_have_one_kind_each() => Check.One(Texts.Trials(4000), Prop.ForAll(Texts.Any, text =>
    {
        var (joined, byKind) = ("", new List<TextSpan>());
        foreach (var span in UnicodeWordTokenizer.Segments(text))
            joined += span.In(text).ToString();
        foreach (var kind in (UnicodeSegments[])[UnicodeSegments.Words, UnicodeSegments.Symbols, UnicodeSegments.Blanks])
            byKind.AddRange(Tokens.SpansOf(new UnicodeWordTokenizer(kind), text));
        return joined == text && byKind.OrderBy(span => span.Start).SequenceEqual(Tokens.SpansOf(new UnicodeWordTokenizer(UnicodeSegments.All), text));
    }));

    [Fact]
    public void After_the_last_segment_there_is_none()
    {
        var segments = UnicodeWordTokenizer.Segments("a");
        Assert.True(segments.MoveNext());
        Assert.False(segments.MoveNext());
        Assert.False(segments.MoveNext());
    }

    [Theory]
    [InlineData(0)]
    [InlineData(8)]
    [InlineData(-1)]
    public void Kinds_that_there_are_none_of_are_told(int kinds) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new UnicodeWordTokenizer((UnicodeSegments)kinds));

    private static List<int> Starts(string text)
    {
        var starts = new List<int>();
        foreach (var span in UnicodeWordTokenizer.Segments(text))
            starts.Add(span.Start);
        return starts;
    }
}
