using System.Text;
using SeqML.Embeddings.Subwords;
using SeqML.TestKit;

namespace SeqML.Embeddings.Tests.Subwords;

public sealed class NamedSubwordsTests
{
    private const string Ngrams = "1gram-a 1 0\n2gram-#BEGIN#a 2 0\n2gram-an 4 0\n2gram-na 8 0\n3gram-ana 16 0\n3gram-na#END# 32 0\n4gram-#BEGIN#a\u65E5#END# 0 1\n2gram-\u65E5#END# 0 2\n";

    [Theory]
    [InlineData("Cat", 3, "1gram-C 1gram-a 1gram-t 2gram-#BEGIN#C 2gram-Ca 2gram-at 2gram-t#END# 3gram-#BEGIN#Ca 3gram-Cat 3gram-at#END#")] // the paper's example
    [InlineData("a", 4, "1gram-a 2gram-#BEGIN#a 2gram-a#END# 3gram-#BEGIN#a#END#")]
    [InlineData("\u65E5\U0001F600", 4, "1gram-\u65E5 1gram-\U0001F600 2gram-#BEGIN#\u65E5 2gram-\u65E5\U0001F600 2gram-\U0001F600#END# 3gram-#BEGIN#\u65E5\U0001F600 3gram-\u65E5\U0001F600#END# 4gram-#BEGIN#\u65E5\U0001F600#END#")]
    [InlineData("", 4, "2gram-#BEGIN##END#")]
    public void The_ngrams_of_a_word_have_names(string word, int longest, string names)
    {
        var ngrams = new NamedNgrams();
        var found = new List<string>();
        foreach (var again in new[] { "something else", word })
        {
            found.Clear();
            ngrams.Start(again);
            while (ngrams.TryNext(longest, out var name))
                found.Add(Encoding.UTF8.GetString(name));
        }
        Assert.Equal(names.Split(' '), found);
        Assert.All(found, name => Assert.InRange(NamedNgrams.LengthOf(Encoding.UTF8.GetBytes(name)), 1, longest));
    }

    /// <summary>"anana": each n-gram once, though "an", "na" and "ana" are there twice.</summary>
    [Fact]
    public void A_words_vector_is_the_mean_of_its_ngrams_each_counted_once()
    {
        var vectors = Load();
        Assert.Equal((0, 2, 0), (vectors.Count, vectors.Size, vectors.DuplicateCount));
        var vector = new float[2];
        Assert.True(vectors.TryGetVector("anana", vector));
        Assert.Equal([(1 + 2 + 4 + 8 + 16 + 32) / 6f, 0], vector);
        Assert.True(vectors.TryGetVector("a\u65E5", vector));
        Assert.Equal([(1 + 2) / 4f, (1 + 2) / 4f], vector);
        Assert.False(vectors.TryGetVector("xyz", vector));
        Assert.Equal([0, 0], vector);
        Assert.Equal(0, Allocations.Of(() => vectors.TryGetVector("ananas", vector)));
        Assert.True(vectors.TryGetVector(new string('a', 100_000), vector));
        Assert.Equal([(1 + 2) / 2f, 0], vector);
    }

    [Fact]
    public void Words_among_the_ngrams_are_words()
    {
        var vectors = Load("the 5 6\n2gram-an 7 8\n");
        Assert.Equal(["the"], vectors.Words);
        var vector = new float[2];
        Assert.True(vectors.TryGetVector("the", vector));
        Assert.Equal([5, 6], vector);
        Assert.Equal(1, vectors.DuplicateCount);
    }

    private static WordVectors Load(string more = "")
    {
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes(Ngrams + more));
        return WordVectors.Load(stream);
    }
}
