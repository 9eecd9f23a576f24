using System.Text.Json;

namespace SeqML.Text.Tests.Subwords;

/// <summary>Words of texts in many scripts, as Python makes them (golden/make_subword_words.py).</summary>
public sealed class GoldenWordsTests
{
    public static TheoryData<int> Rows => [.. Enumerable.Range(0, Golden.GetArrayLength())];

    private static readonly JsonElement Golden = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "golden", "subword_words.json"))).RootElement;

    [Theory]
    [MemberData(nameof(Rows))]
    public void Words_of_bytes_are_those_of_GPT_2s_pattern(int row) => Assert.Equal(Expected(row, "gpt2"), ByteLevelWordsTests.Words(TextOf(row)));

    [Theory]
    [MemberData(nameof(Rows))]
    public void Words_of_word_pieces_are_BERTs(int row)
    {
        Assert.Equal(Expected(row, "uncased"), WordPieceTokenizerTests.Words(TextOf(row), isUncased: true));
        Assert.Equal(Expected(row, "cased"), WordPieceTokenizerTests.Words(TextOf(row), isUncased: false));
    }

    private static string TextOf(int row) => Golden[row].GetProperty("text").GetString()!;

    private static IEnumerable<string> Expected(int row, string kind) => Golden[row].GetProperty(kind).EnumerateArray().Select(word => word.GetString()!);
}
