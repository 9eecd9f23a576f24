using FsCheck;
using FsCheck.Fluent;
using SeqML.TestKit;
using SeqML.Text.Tests.Tokenization;
using SeqML.Text.Vocabularies;

namespace SeqML.Text.Tests.Vocabularies;

public sealed class HashingVocabularyTests
{
    /// <summary>What scikit-learn's murmurhash3_32 gives, for the seeds 0 and 42.</summary>
    public static TheoryData<string, uint, uint> Hashes => new()
    {
        { "", 0, 142593372 },
        { "a", 1009084850, 3001393763 },
        { "ab", 2613040991, 3610054215 },
        { "abc", 3017643002, 1313807976 },
        { "abcd", 1139631978, 3898664396 },
        { "hello", 613153351, 3806057185 },
        { "na\u00EFve", 992511445, 2310162882 },
        { "\U0001F44D", 552921032, 2637044398 },
        { "Stra\u00DFe und Weg", 2938046988, 616515090 },
        { new string('x', 200), 2981321328, 2580533514 },
    };

    [Theory]
    [MemberData(nameof(Hashes))]
    public void A_bucket_is_MurmurHash3_of_the_words_UTF_8(string word, uint hash, uint hashOf42)
    {
        Assert.Equal((int)(hash % int.MaxValue), new HashingVocabulary(int.MaxValue)[word]);
        Assert.Equal((int)(hash % 1000), new HashingVocabulary(1000)[word]);
        Assert.Equal((int)(hashOf42 % 1000), new HashingVocabulary(1000, 42)[word]);
    }

    [Fact]
    public void Any_text_has_a_bucket()
    {
        var buckets = new HashingVocabulary(17, 3);
        Prop.ForAll(Texts.Any, text => buckets[text] is >= 0 and < 17).Check(Texts.Trials(300));
    }

    [Fact]
    public void Halves_of_characters_are_hashed_as_the_replacement_character()
    {
        var buckets = new HashingVocabulary(int.MaxValue);
        Assert.Equal(buckets["a\uFFFD"], buckets["a\uD83D"]);
    }

    [Fact]
    public void Words_spread_over_all_buckets()
    {
        var buckets = new HashingVocabulary(50);
        var counts = new int[50];
        for (var i = 0; i < 10_000; i++)
            counts[buckets[$"word{i}"]]++;
        Assert.InRange(counts.Min(), 120, 200); // 200 on average, with a deviation of 14
        Assert.InRange(counts.Max(), 200, 280);
    }

    [Fact]
    public void Nothing_is_allocated()
    {
        var buckets = new HashingVocabulary(1000);
        var word = new string('\u00E4', 170);
        Assert.Equal(0, Allocations.Of(() => _ = buckets["hello"] + buckets[word]));
    }

    [Fact]
    public void There_is_at_least_one_bucket() => Assert.Throws<ArgumentOutOfRangeException>(() => new HashingVocabulary(0));
}
