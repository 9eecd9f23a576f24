using SeqML.TestKit;
using SeqML.Text.Languages;
using SeqML.Text.StopWords;
using Words = SeqML.Text.StopWords.StopWords; // within SeqML.Text the room has the name of the type

namespace SeqML.Text.Tests.StopWords;

public sealed class StopWordsTests
{
    private static readonly Words English = Words.Of("en");

    [Theory]
    [InlineData("the")]
    [InlineData("The")]
    [InlineData("THE")]
    [InlineData("don't")]
    [InlineData("Don\u2019t")]
    [InlineData("DON\u2018T")]
    [InlineData("themselves")]
    [InlineData("Themselves")]
    [InlineData("n't")]
    [InlineData("doesnt")]
    public void Case_and_the_kind_of_apostrophe_do_not_matter(string word) => Assert.True(English.Contains(word));

    [Theory]
    [InlineData("")]
    [InlineData("\0")]
    [InlineData("the\0")]
    [InlineData("\0the")]
    [InlineData("good")]
    [InlineData("thee")]
    [InlineData("th")]
    [InlineData("themselvesthemselves")]
    [InlineData("nevertheles")]
    [InlineData("\uD83D")]
    [InlineData("a\u0301")]
    [InlineData("don\"t")]
    public void Other_words_are_no_stop_words(string word) => Assert.False(English.Contains(word));

    [Theory]
    [InlineData("el", "ΤΟΥΣ")]
    [InlineData("el", "τουσ")]
    [InlineData("tr", "İçin")]
    [InlineData("ru", "Чтобы")]
    [InlineData("de", "FÜR")]
    public void Other_alphabets_have_cases_too(string language, string word) => Assert.True(Words.Of(language).Contains(word));

    [Fact]
    public void Words_are_in_lower_case_once_and_in_ordinal_order()
    {
        var words = Words.FromWords(["Zoo", "don\u2019t", "zoo", "", null!, "DON'T", "A", "\uD800", "b\uDC00", "\U0001F600", "\u00C4"]);
        Assert.Equal(["a", "don't", "zoo", "\u00E4", "\U0001F600"], words.Words);
        Assert.Equal(5, words.Count);
        Assert.True(words.Contains("\U0001F600"));
        Assert.False(words.Contains("\uD800"));
    }

    [Fact]
    public void A_set_is_made_of_its_words_again() =>
        Assert.Equal(English.Words, Words.FromWords(English.Words).Words);

    [Fact]
    public void Every_word_of_a_set_is_found_and_no_other() => Assert.All(Language.Codes.Where(code => Language.Of(code).Has("stopwords.txt")), code =>
    {
        var words = Words.Of(code);
        var known = words.Words.ToHashSet(StringComparer.Ordinal);
        foreach (var word in words.Words)
        {
            Assert.True(words.Contains(word), word);
            Assert.True(words.Contains(word.ToUpperInvariant()) || word.Contains('\u0131') || word.Contains('\u00DF'), word);
            foreach (var other in new[] { word + "x", "x" + word, word[1..], word[..^1], word + word })
                Assert.Equal(known.Contains(other), words.Contains(other));
        }
    });

    [Fact]
    public void An_empty_set_has_no_word()
    {
        var none = Words.FromWords([]);
        Assert.Equal(0, none.Count);
        Assert.False(none.Contains(""));
        Assert.False(none.Contains("the"));
    }

    [Fact]
    public void A_long_word_is_a_word()
    {
        var word = new string('\u00C4', 100_000);
        Assert.True(Words.FromWords([word]).Contains(word.ToLowerInvariant()));
    }

    [Fact]
    public void Negations_are_kept_on_request()
    {
        var words = Words.Of("en", keep: Words.Negations);
        Assert.True(words.Contains("the"));
        foreach (var negation in (string[])["not", "Don\u2019t", "never", "n't", "cannot", "without"])
            Assert.True(English.Contains(negation) && !words.Contains(negation), negation);
        Assert.Equal(English.Count - Language.Of("en").Read("negations.txt").Count, words.Count);
    }

    [Fact]
    public void Kept_words_join_negations_and_win_over_added_ones()
    {
        var words = Words.Of("en", keep: Words.Negations.And("Very", "most"), add: ["film", "very", "not"]);
        Assert.Equal([true, false, false, false], ((string[])["Film", "very", "not", "most"]).Select(word => words.Contains(word)));
        Assert.True(Words.Negations.IncludesNegations);
        Assert.Empty(Words.Negations.Words);
    }

    [Fact]
    public void Kept_words_are_an_array_or_a_list_too()
    {
        Assert.False(Words.Of("en", keep: new[] { "the" }).Contains("the"));
        Assert.False(Words.Of("en", keep: new List<string> { "THE" }).Contains("the"));
        Assert.True(Words.Of("en", keep: new KeptWords("the")).Contains("not"));
        Assert.False(new KeptWords("the").IncludesNegations);
    }

    [Fact]
    public void Sets_change_into_others_and_never_themselves()
    {
        Assert.True(English.With("Film", "films").Contains("film"));
        Assert.False(English.Contains("film"));
        Assert.False(English.Without("The").Contains("the"));
        Assert.True(English.Contains("the"));
    }

    [Fact]
    public void An_unknown_language_is_named() =>
        Assert.Contains("'xx'", Assert.Throws<ArgumentException>(() => Words.Of("xx")).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("the")]
    [InlineData("Whatever")]
    [InlineData("nevertheless")]
    [InlineData("\u00C4hnlich\u2019")]
    [InlineData("\u4F60\u597D")]
    [InlineData("a word that is much too long for any list of stop words")]
    public void Looking_allocates_nothing(string word)
    {
        var words = Words.Of("de").With(English.Words);
        Assert.Equal(0, Allocations.Of(() =>
        {
            for (var i = 0; i < 1000; i++)
                words.Contains(word);
        }));
    }

    [Fact]
    public void Words_of_few_letters_are_told_apart_whatever_their_length_and_case()
    {
        var all = Enumerable.Range(1, 9).SelectMany(length => Enumerable.Range(0, 1 << length).Select(bits => string.Concat(Enumerable.Range(0, length).Select(i => (bits >> i & 1) == 0 ? 'a' : 'b')))).ToList();
        var chosen = all.Where((_, i) => i % 3 == 0).ToHashSet();
        var stopWords = SeqML.Text.StopWords.StopWords.FromWords(chosen);
        Assert.All(all, word => Assert.Equal(chosen.Contains(word), stopWords.Contains(word)));
        Assert.All(all, word => Assert.Equal(chosen.Contains(word), stopWords.Contains(word.ToUpperInvariant())));
        Assert.All(all, word => Assert.False(stopWords.Contains(word + "\0") || stopWords.Contains("@" + word) || stopWords.Contains(word + "[")));
    }
}
