using System.Globalization;
using SeqML.Tasks.Tagging.Schemes;
using SeqML.Text.Corpora;
using SeqML.Text.Tokenization;

namespace SeqML.Samples.Tests;

public sealed class NamedEntitiesDataTests
{
    private static readonly string Folder = FindFolder();
    private static readonly string[] Types = ["PER", "ORG", "LOC", "MISC", "DATE"];
    private static readonly string[] Names = ["train.conll", "dev.conll", "test.conll"];

    public static TheoryData<string> Files => [.. Names];

    [Theory]
    [MemberData(nameof(Files))]
    public void Tags_are_BIO_of_five_types(string file) => Assert.All(Read(file), sentence =>
    {
        Assert.Equal(2, sentence.Columns);
        Assert.Empty(TagScheme.Bio.Validate(sentence.Column(^1)));
        Assert.All(Spans(sentence), span => Assert.Contains(span.Type, Types));
    });

    [Theory]
    [MemberData(nameof(Files))]
    public void Tokens_are_those_that_raw_text_has(string file) => Assert.All(Read(file), sentence =>
    {
        var text = string.Join(' ', sentence.Tokens);
        var tokens = new List<string>();
        foreach (var token in WordTokenizer.Tokenize(text))
            tokens.Add(token.In(text).ToString());
        Assert.Equal(sentence.Tokens, tokens);
    });

    [Fact]
    public void No_sentence_comes_twice()
    {
        var sentences = Names.SelectMany(Read).Select(sentence => string.Join(' ', sentence.Tokens).ToLowerInvariant()).ToList();
        Assert.Equal(sentences.Count, sentences.Distinct().Count());
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void The_readme_counts_right(string file)
    {
        var sentences = Read(file).ToList();
        var spans = sentences.SelectMany(Spans).ToList();
        int[] counts = [sentences.Count, sentences.Sum(sentence => sentence.Count),
            .. Types.Select(type => spans.Count(span => span.Type == type)), sentences.Count(sentence => !Spans(sentence).Any())];
        var row = $"| {file} | {string.Join(" | ", counts.Select(count => count.ToString("N0", CultureInfo.InvariantCulture)))} |";
        Assert.Contains(row, File.ReadLines(Path.Combine(Folder, "README.md")));
    }

    private static IEnumerable<ConllSentence> Read(string file) => ConllReader.ReadFile(Path.Combine(Folder, file));

    private static IEnumerable<TagSpan> Spans(ConllSentence sentence) => TagScheme.Bio.Spans(sentence.Column(^1));

    private static string FindFolder()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "SeqML.sln")))
            folder = folder.Parent ?? throw new DirectoryNotFoundException("Expected the tests to run inside the repository.");
        return Path.Combine(folder.FullName, "samples", "NamedEntities", "data");
    }
}
