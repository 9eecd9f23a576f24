using System.Text;
using SeqML.Embeddings.Evaluation;
using SeqML.Embeddings.Subwords;

namespace SeqML.Embeddings.Tests.Evaluation;

public sealed class WordSimilarityTests
{
    private static readonly WordVectors Vectors = WordVectors.Create(["Cat", "dog", "cat", "car", "van"], [1, 0, 1, 0.1f, 0, 1, -1, 0.5f, -1, 0.6f]);

    [Fact]
    public void The_correlation_is_over_the_pairs_of_known_words_and_the_others_are_told()
    {
        WordPair[] pairs = [new("cat", "dog", 8), new("car", "van", 9), new("cat", "car", 1), new("cat", "unicorn", 5), new("DOG", "VAN", 2)];
        var result = WordSimilarity.Evaluate(Vectors, new WordPairs("pairs", pairs));
        Assert.Equal([pairs[3]], result.UnknownPairs);
        Assert.Equal(5, result.PairCount);
        Assert.Equal(1, result.Spearman, 12); // "cat" is the first word of that name, "Cat": cosines .995, .997, -.894, -.802, in people's order
        Assert.Equal("pairs: Spearman 1.000 over 4 of 5 pairs (1 with unknown words)", result.ToString());
    }

    [Fact]
    public void Case_may_matter()
    {
        WordPair[] pairs = [new("cat", "dog", 1), new("car", "van", 2), new("CAT", "dog", 7)];
        var result = WordSimilarity.Evaluate(Vectors, new WordPairs("pairs", pairs), new SimilarityOptions { IgnoreCase = false });
        Assert.Equal([pairs[2]], result.UnknownPairs);
        Assert.Equal(1, result.Spearman, 12);
    }

    [Fact]
    public void Unknown_pairs_may_count_as_zero()
    {
        WordPair[] pairs = [new("cat", "dog", 8), new("cat", "car", 1), new("cat", "unicorn", 5)];
        var result = WordSimilarity.Evaluate(Vectors, new WordPairs("pairs", pairs), new SimilarityOptions { CountUnknownAsZero = true });
        Assert.Equal((1, 1), (result.UnknownPairs.Count, (int)Math.Round(result.Spearman)));
        pairs[2] = pairs[2] with { Score = 0 };
        Assert.Equal(0.5, WordSimilarity.Evaluate(Vectors, new WordPairs("pairs", pairs), new SimilarityOptions { CountUnknownAsZero = true }).Spearman, 12);
    }

    [Theory]
    [InlineData("a\tb\t1.5\nc\td\t2\n")]
    [InlineData("Word 1,Word 2,Human (mean)\na,b,1.5\nc,d,2")]
    [InlineData("# a comment\na;b;1.5\n\nc;d;2")]
    [InlineData("a b 1.5\r\nc  d  2")]
    [InlineData("word1\tword2\tPOS\tSimLex999\tconc(w1)\na\tb\tA\t1.5\t2\nc\td\tN\t2\t1")]
    public void Files_of_the_usual_forms_are_read(string text)
    {
        var pairs = Load(text);
        Assert.Equal([new("a", "b", 1.5), new("c", "d", 2)], pairs.Pairs);
        Assert.Equal("test", pairs.Name);
    }

    [Theory]
    [InlineData("", "found none")]
    [InlineData("first\tsecond\tscore\n", "found none")]
    [InlineData("a\tb\t1\nc\td\n", "in line 2, found 'c\td'")]
    [InlineData("a\tb\t1\nc\td\tx\n", "in line 2")]
    [InlineData("a\tb\t1\nc\td\tNaN\n", "in line 2")]
    [InlineData("a\tb\t1\n\td\t2\n", "in line 2")]
    [InlineData("a\tb\tc\nd\te\tf\n", "in line 2")]
    [InlineData("a\n", "in line 1")]
    public void What_is_no_list_of_pairs_is_told_with_its_line(string text, string message) =>
        Assert.Contains(message, Assert.Throws<InvalidDataException>(() => Load(text)).Message, StringComparison.Ordinal);

    [Fact]
    public void Subwords_give_vectors_to_unknown_words()
    {
        var vectors = WordVectors.Create(["a", "b"], [1, 0, 0, 1], new FirstLetters());
        var result = WordSimilarity.Evaluate(vectors, new WordPairs("pairs", [new("a", "ab", 2), new("b", "ab", 1), new("a", "?", 1)]));
        Assert.Equal((1, 1), (result.UnknownPairs.Count, result.Spearman));
    }

    private static WordPairs Load(string text) => WordPairs.Load(new MemoryStream(Encoding.UTF8.GetBytes(text)), "test");

    /// <summary>A word that begins with "a" is like "a".</summary>
    private sealed class FirstLetters() : SubwordVectors(2)
    {
        private protected override bool TryMake(ReadOnlySpan<char> word, Span<float> vector)
        {
            vector.Clear();
            vector[0] = word[0] == 'a' ? 1 : 0;
            return word[0] == 'a';
        }
    }
}
