using System.Text;
using FsCheck;
using FsCheck.Fluent;
using SeqML.TestKit;
using SeqML.Text.Characters;
using SeqML.Text.Tests.Tokenization;

namespace SeqML.Text.Tests.Characters;

public sealed class CharacterVocabularyTests
{
    [Fact]
    public void Ids_are_0_for_padding_1_for_unknown_and_from_2_on_for_characters()
    {
        var vocabulary = new CharacterVocabulary("ea\U0001F600\u65E5");
        Assert.Equal((0, 1), (CharacterVocabulary.PaddingId, CharacterVocabulary.UnknownId));
        Assert.Equal([2, 3, 4, 5, 1, 1], "ea\U0001F600\u65E5E\u672C".EnumerateRunes().Select(rune => vocabulary[rune]));
        Assert.Equal(6, vocabulary.Count);
        Assert.Equal("ea\U0001F600\u65E5", vocabulary.Characters);
    }

    [Fact]
    public void A_word_has_an_id_for_each_code_point_and_lone_surrogates_are_unknown()
    {
        var vocabulary = new CharacterVocabulary("a\U0001F600\uFFFD");
        Assert.Equal([2, 3, 2, 1, 4], Encode(vocabulary, "a\U0001F600ab\uFFFD", 10));
        Assert.Equal([1, 2, 1], Encode(vocabulary, "\uDE00a\uD83D", 10));
        Assert.Empty(Encode(vocabulary, "", 10));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(3)]
    public void What_does_not_fit_is_not_read(int room) =>
        Assert.Equal(new[] { 3, 2, 3 }[..room], Encode(new CharacterVocabulary("a\U0001F600"), "\U0001F600a\U0001F600", room));

    [Fact]
    public void Characters_that_come_twice_and_halves_are_refused()
    {
        foreach (var (characters, part) in new[]
        {
            ("aba", "'a' at 2 and at 4"), ("\U0001F600\U0001F600", "at 2 and at 3"), ("a\uD83D", "U+D83D, at position 1"), ("\uDE00", "U+DE00, at position 0"),
        })
            Assert.Contains(part, Assert.Throws<ArgumentException>(() => new CharacterVocabulary(characters)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Looking_up_allocates_nothing_and_a_word_of_a_million_letters_costs_what_fits()
    {
        var vocabulary = new CharacterVocabulary("a\u65E5");
        var (word, ids, count) = (new string('a', 1 << 20) + "\u65E5", new int[50], 0);
        Assert.Equal(0, Allocations.Of(() => count = vocabulary.Encode(word, ids) + vocabulary.Encode("\u65E5\u672C", ids)));
        Assert.Equal(52, count);
    }

    [Fact]
    public void Frequent_characters_come_first_and_equals_by_code_point() =>
        Assert.Equal("lbe\u00E9\uFFFD\U0001F600", Counted("b\u00E9ll", "el", "\U0001F600b\uFFFD", "le").Build(1, 100).Characters);

    [Fact]
    public void Rare_characters_halves_and_what_is_too_much_are_left_out()
    {
        Assert.Equal("lbe", Counted("b\u00E9ll", "el", "\uD83Db", "le").Build(2, 100).Characters);
        Assert.Equal("l", Counted("b\u00E9ll", "el", "\uD83Db", "le").Build(1, 3).Characters);
        Assert.Equal(2, Counted("\uD83D", "").Build(1, 100).Count);
        Assert.Equal(1, Counted("\uD83Da").DistinctCount);
    }

    [Theory]
    [InlineData(0, 100, "minimumCount")]
    [InlineData(1, 1, "maximumSize")]
    public void What_is_out_of_range_is_named(int minimum, int maximum, string name) =>
        Assert.Equal(name, Assert.Throws<ArgumentOutOfRangeException>(() => Counted("a").Build(minimum, maximum)).ParamName);

    [Fact]
    public void A_vocabulary_of_all_characters_gives_a_text_back() =>
        Check.One(Texts.Trials(500), Prop.ForAll(Texts.Any, text =>
        {
            var vocabulary = Counted(text).Build(1, int.MaxValue);
            var characters = vocabulary.Characters.EnumerateRunes().ToArray();
            var back = new StringBuilder();
            foreach (var id in Encode(vocabulary, text, text.Length))
                back.Append(id == CharacterVocabulary.UnknownId ? Rune.ReplacementChar : characters[id - 2]);
            return back.ToString() == string.Concat(text.EnumerateRunes()); // which has U+FFFD for halves, too
        }));

    private static int[] Encode(CharacterVocabulary vocabulary, string word, int room)
    {
        var ids = new int[room];
        return ids[..vocabulary.Encode(word, ids)];
    }

    private static CharacterVocabularyBuilder Counted(params string[] words)
    {
        var builder = new CharacterVocabularyBuilder();
        foreach (var word in words)
            builder.Add(word);
        return builder;
    }
}
