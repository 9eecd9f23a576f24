using System.Globalization;
using SeqML.TestKit;
using SeqML.Text.Subwords;
using SeqML.Text.Subwords.Unigram;

namespace SeqML.Text.Tests.Subwords.Unigram;

/// <summary>Every row of specs/subwords/unigram.md.</summary>
public sealed class UnigramSpecificationTests
{
    private static readonly IReadOnlyList<SpecRow> Page = SpecTable.Read("subwords", "unigram.md");

    private static readonly Pieces All = new([.. Page.Where(row => row.Section == "Pieces").Select(row => (row.Text(0), Number(row, 1)))]);

    private static readonly UnigramTokenizer Default = Tokenizer();

    private static readonly IReadOnlyDictionary<string, Action<SpecRow>> Sections = new Dictionary<string, Action<SpecRow>>
    {
        ["Pieces"] = row => Assert.Equal(Number(row, 1), Default.ScoreOf(IdOf(row.Text(0)))),
        ["The best score up to each place of `hello`"] = row =>
        {
            var best = Tokenizer(new() { AddsDummyPrefix = false, RemovesExtraWhiteSpace = false }).EncodeBest(row.Text(0), 1).Single();
            Assert.Equal((Number(row, 1), row.Text(2)), (best.Score, Default.TokenOf(best.Ids[^1])));
        },
        ["The best way"] = row => Assert.Equal(row.Tokens(1), Tokens(Default, row.Text(0))),
        ["The best ways"] = row =>
        {
            // All rows of a text are its best ways, in their order.
            var rows = Page.Where(other => other.Section == row.Section && other.Text(0) == row.Text(0)).ToList();
            var way = Default.EncodeBest(row.Text(0), rows.Count)[rows.IndexOf(row)];
            Assert.Equal(row.Tokens(1), way.Ids.Select(Default.TokenOf));
            Assert.Equal(Number(row, 2), way.Score);
        },
        ["What tokens stand for"] = row => Assert.Equal(row.Tokens(1), Encoded.Of(Default, row.Text(0)).Spans.Select(span => span.In(row.Text(0)).ToString())),
        ["White space kept"] = row => Assert.Equal(row.Tokens(1), Tokens(Tokenizer(new() { RemovesExtraWhiteSpace = false }), row.Text(0))),
        ["No mark before the text"] = row => Assert.Equal(row.Tokens(1), Tokens(Tokenizer(new() { AddsDummyPrefix = false }), row.Text(0))),
        ["Only U+0020 is white space"] = row => Assert.Equal(row.Tokens(1), Tokens(Tokenizer(new() { BlanksAnyWhiteSpace = false }), row.Text(0))),
        ["Bytes for unknown characters"] = row => Assert.Equal(row.Tokens(1), Tokens(Tokenizer(bytes: true), row.Text(0))),
        ["Decoding"] = row => Assert.Equal(row.Text(1), Default.Decode([.. row.Tokens(0).Select(IdOf)])),
    };

    public static TheoryData<string, int> Rows
    {
        get
        {
            var rows = new TheoryData<string, int>();
            foreach (var row in Page)
                rows.Add(row.Section, row.Line);
            return rows;
        }
    }

    [Theory]
    [MemberData(nameof(Rows))]
    public void What_the_table_says_is_what_happens(string section, int line)
    {
        Assert.True(Sections.TryGetValue(section, out var check), $"Expected the heading above line {line} of unigram.md to be one that this test knows, found '{section}'.");
        check(Page.Single(row => row.Line == line));
    }

    private static UnigramTokenizer Tokenizer(UnigramNormalization? normalization = null, bool bytes = false) =>
        All.Tokenizer(normalization, bytes, new SpecialTokens { Unknown = "<unk>", End = "</s>" });

    private static IEnumerable<string> Tokens(UnigramTokenizer tokenizer, string text) => Encoded.Of(tokenizer, text).Ids.Select(tokenizer.TokenOf);

    private static int IdOf(string token) => Default.TryGetId(token, out var id) ? id : throw new InvalidDataException($"There is no token '{token}'.");

    private static double Number(SpecRow row, int cell) => double.Parse(row.Text(cell), CultureInfo.InvariantCulture);
}
