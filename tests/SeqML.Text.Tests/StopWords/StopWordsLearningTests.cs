using SeqML.TestKit;
using SeqML.Text.StopWords;
using Words = SeqML.Text.StopWords.StopWords; // within SeqML.Text the room has the name of the type

namespace SeqML.Text.Tests.StopWords;

public sealed class StopWordsLearningTests
{
    /// <summary>In how many of ten documents a word is: "all" in 10, "most" in 8, "half" in 5, "few" in 2, "one" in 1.</summary>
    private static readonly string[][] Documents = [.. Enumerable.Range(0, 10).Select(document => (string[])
    [
        "all", "All", "ALL",
        .. document < 8 ? (string[])["Most"] : [],
        .. document % 2 == 0 ? (string[])["half", "half"] : [],
        .. document is 3 or 7 ? (string[])["few"] : [],
        .. document == 9 ? (string[])["one", "one", "one", "one", "one", "one", "one", "one", "one", "one", "one"] : [],
    ])];

    [Theory]
    [InlineData(0.0, new[] { "all", "few", "half", "most", "one" })]
    [InlineData(0.1, new[] { "all", "few", "half", "most" })]
    [InlineData(0.49, new[] { "all", "half", "most" })]
    [InlineData(0.5, new[] { "all", "most" })]
    [InlineData(0.8, new[] { "all" })]
    [InlineData(1.0, new string[0])]
    public void Words_in_more_than_a_share_of_the_documents_are_stop_words(double share, string[] words) =>
        Assert.Equal(words, Learned(new() { MaximumShare = share, MinimumDocuments = 1 }));

    [Theory]
    [InlineData(0, new string[0])]
    [InlineData(1, new[] { "all" })]
    [InlineData(3, new[] { "all", "half", "most" })]
    [InlineData(100, new[] { "all", "few", "half", "most", "one" })]
    public void So_are_those_that_the_most_documents_have(int count, string[] words) =>
        Assert.Equal(words, Learned(new() { MaximumShare = null, MostFrequent = count, MinimumDocuments = 1 }));

    [Theory]
    [InlineData(3, new[] { "all", "half", "most" })]
    [InlineData(1, new[] { "all", "most" })]
    public void One_of_both_is_enough(int count, string[] words) =>
        Assert.Equal(words, Learned(new() { MaximumShare = 0.5, MostFrequent = count, MinimumDocuments = 1 }));

    [Theory]
    [InlineData(2, new[] { "all", "few", "half", "most" })]
    [InlineData(3, new[] { "all", "half", "most" })]
    [InlineData(11, new string[0])]
    public void Words_of_too_few_documents_are_none(int minimum, string[] words) =>
        Assert.Equal(words, Learned(new() { MaximumShare = 0, MostFrequent = 100, MinimumDocuments = minimum }));

    [Fact]
    public void By_default_they_are_in_more_than_half_and_in_five_at_least()
    {
        Assert.Equal(["all", "most"], Words.Learn(Documents).Words);
        Assert.Empty(Words.Learn(Documents.Take(4)).Words);
    }

    [Theory]
    [InlineData("B", "a", "C")]
    [InlineData("c", "A", "b")]
    [InlineData("A", "C", "B")]
    public void Of_equals_the_first_in_ordinal_order_of_lower_case_are_taken(string one, string two, string three) =>
        Assert.Equal(["a", "b"], Words.Learn([[one, two, three]], new() { MaximumShare = null, MostFrequent = 2, MinimumDocuments = 1 }).Words);

    [Fact]
    public void Documents_are_read_once_and_one_by_one()
    {
        var open = 0;
        IEnumerable<IEnumerable<string>> Stream()
        {
            for (var i = 0; i < 20; i++)
            {
                open++;
                Assert.Equal(i + 1, open);
                yield return ["word", $"other{i}"];
            }
        }
        Assert.Equal(["word"], Words.Learn(Stream()).Words);
    }

    [Fact]
    public void What_is_empty_or_half_a_character_is_not_learned() =>
        Assert.Equal(["a"], Words.Learn([["", "\uD800", "a", null!]], new() { MinimumDocuments = 1 }).Words);

    [Fact]
    public void Documents_without_words_count()
    {
        Assert.Empty(Words.Learn([["a"], [], []], new() { MinimumDocuments = 1 }).Words);
        Assert.Empty(Words.Learn([]).Words);
    }

    [Fact]
    public void A_builder_takes_words_one_by_one_and_its_last_document_need_not_end()
    {
        var builder = new StopWordsBuilder();
        foreach (var document in Documents)
        {
            if (document != Documents[0])
                builder.EndDocument();
            foreach (var word in document)
                builder.Add(word);
        }
        Assert.Equal((9, 5), (builder.DocumentCount, builder.DistinctCount));
        Assert.Equal(["all", "most"], builder.Build(new() { MinimumDocuments = 1 }).Words);
        Assert.Equal(["all"], builder.Build(new() { MaximumShare = 0.8 }).Words);
    }

    [Fact]
    public void Where_there_are_too_many_words_rare_ones_are_forgotten_and_frequent_ones_are_learned()
    {
        var builder = new StopWordsBuilder(maximumDistinctWords: 100);
        foreach (var i in Enumerable.Range(0, 5000))
        {
            builder.Add("always");
            builder.Add($"{i}x");
            builder.EndDocument();
            Assert.InRange(builder.DistinctCount, 1, 100);
        }
        Assert.Equal(["always"], builder.Build().Words);
        Assert.Equal(["always"], Words.Learn(Enumerable.Range(0, 5000).Select(i => new[] { "always", $"{i}x" }), new() { MaximumDistinctWords = 10 }).Words);
        Assert.Throws<ArgumentOutOfRangeException>(() => new StopWordsBuilder(0));
        Assert.Equal(nameof(StopWordsOptions.MaximumDistinctWords), Assert.Throws<ArgumentOutOfRangeException>(() => Learned(new() { MaximumDistinctWords = 0 })).ParamName);
    }

    [Fact]
    public void A_known_word_is_counted_without_an_allocation()
    {
        var builder = new StopWordsBuilder();
        builder.Add("Word");
        Assert.Equal(0, Allocations.Of(() =>
        {
            builder.Add("wORD");
            builder.EndDocument();
        }));
    }

    [Theory]
    [InlineData(-0.1, 0, 1, nameof(StopWordsOptions.MaximumShare))]
    [InlineData(1.1, 0, 1, nameof(StopWordsOptions.MaximumShare))]
    [InlineData(double.NaN, 0, 1, nameof(StopWordsOptions.MaximumShare))]
    [InlineData(0.5, -1, 1, nameof(StopWordsOptions.MostFrequent))]
    [InlineData(0.5, 0, 0, nameof(StopWordsOptions.MinimumDocuments))]
    public void What_is_out_of_range_is_named(double share, int count, int minimum, string name) =>
        Assert.Equal(name, Assert.Throws<ArgumentOutOfRangeException>(() =>
            Learned(new() { MaximumShare = share, MostFrequent = count, MinimumDocuments = minimum })).ParamName);

    private static IEnumerable<string> Learned(StopWordsOptions options) => Words.Learn(Documents, options).Words;
}
