using System.Globalization;
using SeqML.TestKit;
using SeqML.Text.Subwords;

namespace SeqML.Text.Tests.Subwords;

/// <summary>Every row of the pages in specs/subwords.</summary>
public sealed class SpecificationTests
{
    /// <summary>What the headings name, and how a row of it is checked; null where data is needed that is not there.</summary>
    private static readonly IReadOnlyDictionary<string, Func<Action<SpecRow>?>> Sections = new Dictionary<string, Func<Action<SpecRow>?>>
    {
        ["Words"] = () => row => Assert.Equal(row.Tokens(1), ByteLevelWordsTests.Words(row.Text(0))),
        ["GPT-2"] = () => IdsOf(PublicVocabularies.Gpt2()),
        ["GPT-2 with special tokens in the text"] = () => IdsOf(PublicVocabularies.Gpt2(SpecialTokens.Gpt2 with { AreRecognizedInText = true })),
    };

    /// <summary>By page, section and line, since a name with half a character in it is no name.</summary>
    public static TheoryData<string, string, int> Rows
    {
        get
        {
            var rows = new TheoryData<string, string, int>();
            foreach (var page in (string[])["byte-level.md"])
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
}
