using System.Text;
using FsCheck;
using FsCheck.Fluent;
using SeqML.Embeddings.Storage;
using SeqML.TestKit;

namespace SeqML.Embeddings.Tests.Storage;

public sealed class PackedWordsTests
{
    /// <summary>A dictionary is the reference.</summary>
    [Fact]
    public void Words_have_the_indices_that_a_dictionary_gives_them() => Check.One(Config.QuickThrowOnFailure.WithMaxTest(300).WithReplay(20, 27), Prop.ForAll<string?[], bool>((words, reserves) =>
    {
        var packed = new PackedWords();
        if (reserves)
            packed.Reserve(words.Length);
        var reference = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var word in words.OfType<string>().Select(Encoded))
            Assert.Equal(reference.TryAdd(word, reference.Count), packed.TryAdd(word));
        Assert.Equal(reference.Keys, packed);
        Assert.All(reference, pair => Assert.Equal(pair.Value, packed.IndexOf(pair.Key)));
        Assert.Equal(-1, packed.IndexOf("none of these".AsSpan()));
    }));

    [Fact]
    public void Many_words_are_found_again()
    {
        var packed = new PackedWords();
        var words = Enumerable.Range(0, 100_000).Select(i => FormattableString.Invariant($"{i * 7919L % 1_000_003}{(i % 3 == 0 ? "-and-more" : "")}")).ToArray();
        Assert.All(words, word => Assert.True(packed.TryAdd(word)));
        for (var i = 0; i < words.Length; i++)
            Assert.Equal((i, words[i]), (packed.IndexOf(words[i]), packed[i]));
        Assert.False(packed.TryAdd(words[^1]));
        Assert.Equal(words.Length, packed.Count);
    }

    [Fact]
    public void Words_of_any_length_are_looked_for_and_only_short_ones_in_lower_case()
    {
        var packed = new PackedWords();
        string[] words = [new('a', 256), new('b', 257), new('\u00E9', 255), new('\u65E5', 300)];
        Assert.All(words, word => packed.TryAdd(word));
        Assert.Equal([0, 1, 2, 3], words.Select(word => packed.IndexInAnyCase(word)));
        Assert.Equal([0, -1, 2, 3], words.Select(word => packed.IndexInAnyCase(word.ToUpperInvariant())));
        Assert.Equal(-1, packed.IndexOf(new string('a', 1_000_000)));
    }

    [Fact]
    public void Looking_up_allocates_nothing()
    {
        var packed = new PackedWords();
        packed.TryAdd(new string('\u65E5', 1000));
        var sum = 0;
        Assert.Equal(0, Allocations.Of(() => sum += packed.IndexInAnyCase("Missing") + packed.IndexOf(Long)));
    }

    private static readonly char[] Long = new string('\u65E5', 1000).ToCharArray();

    /// <summary>What is left of a text in UTF-8: half a surrogate pair becomes U+FFFD.</summary>
    private static string Encoded(string word) => Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(word));
}
