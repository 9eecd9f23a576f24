using SeqML.Text.Normalization;
using SeqML.Text.Tokenization;

namespace SeqML.Text.Tests.Normalization;

/// <summary>Texts of two million units, each the worst that its author could think of for some stage. Work that grows with the square of the length would take hours.</summary>
public sealed class HugeTexts
{
    private const int Length = 1 << 21;

    private static readonly IReadOnlyDictionary<string, Func<string>> Texts = new Dictionary<string, Func<string>>
    {
        ["one word"] = () => Repeat("a"),
        ["capitals"] = () => Repeat("A"),
        ["sigmas and apostrophes"] = () => Repeat("\u03A3" + new string('\'', 1000)),
        ["blanks"] = () => Repeat(" "),
        ["words and line breaks"] = () => Repeat("a \r\n"),
        ["marks"] = () => Repeat("\u0301"),
        ["marks out of order"] = () => "a" + Repeat("\u0301\u0323\u0327\u0334"),
        ["marks of every class, in blocks"] = () => "a" + Repeat(new string('\u0345', 5000) + new string('\u0315', 5000) + new string('\u0323', 5000)),
        ["Korean letters"] = () => Repeat("\u1112\u1161\u11AB"),
        ["vowels of Korean"] = () => Repeat("\u1161"),
        ["characters that become many"] = () => Repeat("\uFDFA"),
        ["halves of characters"] = () => Repeat("\uD83D"),
        ["halves and signs between"] = () => Repeat("\uD83D=\uDC4D."),
        ["ampersands"] = () => Repeat("&"),
        ["semicolons"] = () => "&" + Repeat(";"),
        ["references"] = () => Repeat("&amp;"),
        ["references in references"] = () => "&" + Repeat("amp;"),
        ["references without an end"] = () => Repeat("&amp"),
        ["semicolons as references"] = () => "&amp" + Repeat("&semi;"),
        ["digits of a reference"] = () => "&#" + Repeat("0") + ";",
        ["brackets"] = () => Repeat("<"),
        ["brackets, one closed"] = () => Repeat("<") + ">",
        ["tags without an end"] = () => Repeat("<a "),
        ["tags in tags"] = () => Repeat("<a ") + ">",
        ["tags with quotes that take the bracket"] = () => Repeat("<a='>' "),
        ["tags with quotes that never close"] = () => Repeat("<a=\"") + ">",
        ["tags with both quotes"] = () => Repeat("<a='\"' b=\">\" ") + "'>\"",
        ["comments without an end"] = () => Repeat("<!--") + ">",
        ["scripts without an end"] = () => Repeat("<script>"),
        ["scripts that nearly end"] = () => Repeat("<script></scriptx>"),
        ["signs of addresses"] = () => Repeat("@"),
        ["addresses in addresses"] = () => Repeat("a.b@"),
        ["a long name"] = () => Repeat("a.") + "@",
        ["a long domain"] = () => "a@" + Repeat("b."),
        ["starts of addresses"] = () => Repeat("http://"),
        ["starts of addresses, apart"] = () => Repeat("www. "),
        ["an address of brackets"] = () => "http://a" + Repeat("("),
        ["an address of closing brackets"] = () => "http://a" + Repeat(")"),
        ["hash signs"] = () => Repeat("#"),
        ["hashtags"] = () => Repeat("#aB"),
        ["underscores"] = () => "#" + Repeat("_"),
        ["digits"] = () => Repeat("1"),
        ["a list of digits"] = () => Repeat("1,"),
        ["a number of groups"] = () => "1" + Repeat(",234"),
        ["groups that a letter spoils"] = () => "1" + Repeat(",234") + "x",
        ["points and digits"] = () => Repeat(".1"),
        ["powers of powers"] = () => Repeat("1e"),
        ["days"] = () => Repeat("3 "),
        ["days and months"] = () => Repeat("3 March "),
        ["numbers and slashes"] = () => Repeat("1/"),
        ["hours"] = () => Repeat("10:"),
        ["halves of days"] = () => "3" + Repeat(" pm"),
        ["apostrophes"] = () => Repeat("'"),
        ["letters and apostrophes"] = () => Repeat("a'"),
        ["endings of contractions"] = () => "I" + Repeat("'ve"),
        ["contractions"] = () => Repeat("don't "),
        ["joined emoji"] = () => Repeat("\U0001F469\u200D"),
        ["an emoji with variations"] = () => "\U0001F44D" + Repeat("\uFE0F") + "\u200D\U0001F44D",
        ["an emoji with tones"] = () => "\U0001F44D" + Repeat("\U0001F3FD"),
        ["an emoji with tags"] = () => "\U0001F3F4" + Repeat("\U000E0067"),
        ["flags"] = () => Repeat("\U0001F1E9"),
        ["keycaps"] = () => Repeat("\u20E3"),
        ["joiners"] = () => "\u0915" + Repeat("\u200D"),
        ["NULs"] = () => Repeat("\0"),
    };

    public static TheoryData<string> Kinds => [.. Texts.Keys];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Every_stage_takes_a_huge_text_in_little_time(string kind)
    {
        var text = Texts[kind]();
        var normalized = new NormalizedText();
        foreach (var stages in Stages.All.Values.GroupBy(stage => stage.GetType()))
        {
            new TextNormalizer(stages.First()).Normalize(text, normalized);
            Assert.Equal(text.Length, normalized.OriginalLength);
            if (!normalized.Text.IsEmpty)
                Assert.InRange(normalized.Original(new TextSpan(normalized.Text.Length - 1, 1)).End, 0, text.Length);
        }
    }

    private static string Repeat(string piece) => string.Concat(Enumerable.Repeat(piece, Length / piece.Length));
}
