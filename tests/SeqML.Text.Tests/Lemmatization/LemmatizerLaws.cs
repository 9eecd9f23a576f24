using FsCheck;
using FsCheck.Fluent;
using SeqML.TestKit;
using SeqML.Text.Lemmatization;
using SeqML.Text.Tests.Tokenization;

namespace SeqML.Text.Tests.Lemmatization;

/// <summary>What holds for every text, half characters and all.</summary>
public sealed class LemmatizerLaws
{
    /// <summary>So long that quadratic time would be hours.</summary>
    private const int Huge = 1 << 17;

    private static readonly EnglishLemmatizer English = new();
    private static readonly PartOfSpeech[] Parts = Enum.GetValues<PartOfSpeech>();

    /// <summary>Arbitrary texts with endings of English, which rules look at.</summary>
    private static readonly Arbitrary<string> Words = Arb.From(
        from text in Texts.Any.Generator
        from ending in Gen.Elements("", "s", "es", "ies", "'s", "ed", "ing", "er", "iest", "pping", "zes", "ED", "\u2019S")
        select text + ending);

    public static TheoryData<string> Hostile => [.. Pieces.Keys];

    private static readonly Dictionary<string, string> Pieces = new()
    {
        ["consonants"] = "b", ["vowels"] = "a", ["syllables"] = "ba", ["marks"] = "\u0301", ["halves"] = "\uD83D", ["NULs"] = "\0", ["capitals"] = "A", ["ing"] = "ing", ["s"] = "s", ["y"] = "y",
        ["commas"] = "1,", ["apostrophes"] = "'", ["q and u"] = "qu", ["points"] = ".", ["blanks"] = " ",
    };

    [Fact]
    public void Room_is_enough_whatever_the_word_and_nothing_but_the_lemma_depends_on_the_memory() => Check.One(Texts.Trials(4000), Prop.ForAll(Words, word => Parts.All(part =>
    {
        var lemma = new char[English.RoomFor(word.Length)];
        Array.Fill(lemma, '?');
        var length = English.Lemmatize(word, part, lemma);
        return length >= 0 && length <= lemma.Length && new string(lemma, 0, length) == English.Lemmatize(word, part);
    })));

    [Fact]
    public void A_word_has_a_lemma_and_only_the_empty_one_has_an_empty_one() => Check.One(Texts.Trials(4000), Prop.ForAll(Words, word => Parts.All(part =>
        English.Lemmatize(word, part).Length == 0 == (word.Length == 0))));

    [Fact]
    public void Case_does_not_matter_but_for_names_numbers_and_symbols() => Check.One(Texts.Trials(2000), Prop.ForAll(Words, word => word.Any(unit => !char.IsAscii(unit))
        || ((PartOfSpeech[])[PartOfSpeech.Noun, PartOfSpeech.Verb, PartOfSpeech.Adjective, PartOfSpeech.Adverb, PartOfSpeech.Pronoun]).All(part => English.Lemmatize(word.ToUpperInvariant(), part) == English.Lemmatize(word.ToLowerInvariant(), part))));

    [Fact]
    public void A_sentence_has_a_lemma_for_each_word_with_parts_and_without() => Check.One(Texts.Trials(2000), Prop.ForAll(Words.Generator.ListOf().ToArbitrary(), words =>
    {
        IReadOnlyList<string> list = [.. words];
        var parts = new PartOfSpeech[list.Count];
        English.Guess([.. list.Select(word => word.AsMemory())], parts);
        return parts.All(Enum.IsDefined) && English.Lemmatize(list).Count == list.Count && English.Lemmatize(list, parts).SequenceEqual(English.Lemmatize(list));
    }));

    [Theory]
    [MemberData(nameof(Hostile))]
    public void A_huge_word_and_a_huge_sentence_are_done_at_once(string kind)
    {
        var word = string.Concat(Enumerable.Repeat(Pieces[kind], Huge));
        foreach (var ending in (string[])["", "s", "ies", "ing", "ed", "er", "iest"])
            foreach (var part in Parts)
                Assert.NotEmpty(English.Lemmatize(word + ending, part));
        var words = Enumerable.Repeat(Pieces[kind], Huge).ToArray();
        Assert.Equal(Huge, English.Lemmatize(words).Count);
    }

    [Fact]
    public void Nothing_is_allocated()
    {
        string[] words = ["The", "children", "'s", "New", "York", "meetings", "were", "Running", "faster", ",", "200,000", "times", "n\u2019t", "unbelievably", "re-examined", "\u00C4pfel", "NATO", "LONDON", "her", "\uD83D\uDE00"];
        ReadOnlyMemory<char>[] memories = [.. words.Select(word => word.AsMemory())];
        var parts = new PartOfSpeech[words.Length];
        var lemma = new char[English.RoomFor(100)];
        Assert.Equal(0, Allocations.Of(() =>
        {
            English.Guess(memories, parts);
            for (var i = 0; i < words.Length; i++)
            {
                English.Guess(words[i]);
                English.Lemmatize(words[i], parts[i], lemma);
                English.Lemmatize(memories, parts, i, lemma);
            }
        }));
    }

    [Fact]
    public void A_word_that_does_not_change_is_the_same_string()
    {
        var word = new string("house".AsSpan());
        Assert.Same(word, English.Lemmatize(word, PartOfSpeech.Noun));
        Assert.Same(word, English.Lemmatize([word])[0]);
    }
}
