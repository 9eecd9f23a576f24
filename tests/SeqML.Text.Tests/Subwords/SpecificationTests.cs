using System.Globalization;
using SeqML.TestKit;
using SeqML.Text.Subwords;
using SeqML.Text.Subwords.Files;

namespace SeqML.Text.Tests.Subwords;

/// <summary>Every row of the pages in specs/subwords of the three kinds that merge or match.</summary>
public sealed class SpecificationTests
{
    /// <summary>What the headings name, and how a row of it is checked; null where data is needed that is not there.</summary>
    private static readonly IReadOnlyDictionary<string, Func<Action<SpecRow>?>> Sections = new Dictionary<string, Func<Action<SpecRow>?>>
    {
        ["Words"] = () => row => Assert.Equal(row.Tokens(1), ByteLevelWordsTests.Words(row.Text(0))),
        ["GPT-2"] = () => IdsOf(PublicVocabularies.Gpt2()),
        ["GPT-2 with special tokens in the text"] = () => IdsOf(PublicVocabularies.Gpt2(SpecialTokens.Gpt2 with { AreRecognizedInText = true })),
        ["Merges of the paper's example"] = () => CheckMerge,
        ["Tokens"] = () => row => Assert.Equal(row.Tokens(1), TokensOf(Samples.PaperCodes, row.Text(0))),
        ["Words of uncased models"] = () => row => Assert.Equal(row.Tokens(1), WordPieceTokenizerTests.Words(row.Text(0), isUncased: true)),
        ["Words of cased models"] = () => row => Assert.Equal(row.Tokens(1), WordPieceTokenizerTests.Words(row.Text(0), isUncased: false)),
        ["The tokens of BERT's own test"] = () => IdsOf(Samples.BertTest),
        ["BERT base uncased"] = () => IdsOf(PublicVocabularies.Bert()),
        ["BERT base uncased with special tokens in the text"] = () => IdsOf(PublicVocabularies.Bert(SpecialTokens.Bert with { AreRecognizedInText = true })),
    };

    /// <summary>By page, section and line, since a name with half a character in it is no name.</summary>
    public static TheoryData<string, string, int> Rows
    {
        get
        {
            var rows = new TheoryData<string, string, int>();
            foreach (var page in (string[])["byte-level.md", "byte-pair.md", "word-piece.md"])
                foreach (var row in SpecTable.Read("subwords", page))
                    rows.Add(page, row.Section, row.Line);
            return rows;
        }
    }

    [SkippableTheory]
    [MemberData(nameof(Rows))]
    public void What_the_table_says_is_what_happens(string page, string section, int line)
    {
        Assert.True(Sections.TryGetValue(section, out var make), $"Expected the heading above line {line} of {page} to be one that this test knows, found '{section}'.");
        var check = make();
        Skip.If(check is null, SharedData.Absent);
        check(SpecTable.Read("subwords", page).Single(row => row.Line == line));
    }

    private static Action<SpecRow>? IdsOf(SubwordTokenizer? tokenizer) => tokenizer is null ? null : row =>
    {
        var ids = Encoded.Of(tokenizer, row.Text(0)).Ids;
        Assert.Equal(row.Tokens(1), ids.Select(id => id.ToString(CultureInfo.InvariantCulture)));
    };

    private static IEnumerable<string> TokensOf(SubwordTokenizer tokenizer, string text) => Encoded.Of(tokenizer, text).Ids.Select(tokenizer.TokenOf);

    /// <summary>The table's rows are the first merges, in their order; a count is that of the words after the merges before.</summary>
    private static void CheckMerge(SpecRow row)
    {
        using var folder = new TemporaryFolder();
        var tokenizer = BytePairTokenizer.Learn(Samples.PaperWords, new SubwordLearnerOptions { VocabularySize = 4 + 11 + 10 });
        tokenizer.SaveFiles(folder.File("codes"), folder.File("vocabulary"));
        var merges = new MergeFile(folder.File("codes")).Merges;
        var rows = SpecTable.Read("subwords", "byte-pair.md").Where(other => other.Section == row.Section).ToList();
        Assert.Equal(rows.Select(other => other.Text(0)), merges.Select(merge => $"{merge.Left} {merge.Right}"));
        var index = rows.FindIndex(other => other.Line == row.Line);
        var count = Samples.PaperWords.Sum(word => NaiveMerges.CountPair(merges[index], NaiveMerges.Apply([.. merges.Take(index)], NaiveMerges.Letters(word))));
        Assert.Equal(row.Text(1), count.ToString(CultureInfo.InvariantCulture));
    }
}
