using SeqML.Text.Subwords;
using SeqML.Text.Subwords.Words;

namespace SeqML.Text.Tests.Subwords;

public sealed class WordCacheTests
{
    [Fact]
    public void Words_are_found_with_their_own_subwords()
    {
        var cache = new WordCache();
        var words = Enumerable.Range(0, 20_000).Select(i => $"{new string('w', i % 8)}{i:x}").ToArray();
        foreach (var word in words)
            cache.Add(word, Subwords(word));
        var found = 0;
        foreach (var word in words)
            if (cache.TryGet(word, out var subwords))
            {
                found++;
                Assert.Equal(Subwords(word), subwords.ToArray());
            }
        Assert.InRange(found, 19_000, 20_000);
        Assert.False(cache.TryGet("none", out _));
    }

    [Fact]
    public void More_words_than_it_has_room_for_take_no_more_memory()
    {
        var cache = new WordCache();
        var words = Enumerable.Range(0, 200_000).Select(i => $"word{i}").ToArray();
        foreach (var word in words)
            cache.Add(word, [new Subword(1, 0, 2)]);
        var before = GC.GetAllocatedBytesForCurrentThread();
        foreach (var word in words)
            if (!cache.TryGet(word, out _))
                cache.Add(word, [new Subword(1, 0, 2)]);
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
        Assert.True(cache.TryGet(words[^1], out _));
    }

    [Theory]
    [InlineData(49, 1)]
    [InlineData(5, 49)]
    public void Long_words_and_words_of_many_subwords_are_not_kept(int length, int count)
    {
        var cache = new WordCache();
        cache.Add(new string('a', length), new Subword[count]);
        Assert.False(length <= 48 && cache.TryGet(new string('a', length), out _));
    }

    [Fact]
    public void Words_of_the_same_letters_in_another_order_or_of_another_length_are_others()
    {
        var cache = new WordCache();
        string[] words = ["a", "aa", "aaa", "aaaa", "aaaaa", "aaaaaaaa", "aaaaaaaaa", "abcdefgh", "efghabcd", "hgfedcba", "ab", "ba", "abc", "cba"];
        for (var i = 0; i < words.Length; i++)
            cache.Add(words[i], [new Subword(i, 0, 1)]);
        for (var i = 0; i < words.Length; i++)
        {
            Assert.True(cache.TryGet(words[i], out var subwords));
            Assert.Equal(i, Assert.Single(subwords.ToArray()).Id);
        }
    }

    private static Subword[] Subwords(string word) => [new Subword(word.Length, 0, 1), new Subword(word[^1], 1, word.Length - 1)];
}
