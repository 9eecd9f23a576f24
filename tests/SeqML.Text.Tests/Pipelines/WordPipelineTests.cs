using FsCheck;
using FsCheck.Fluent;
using SeqML.TestKit;
using SeqML.Text.Languages;
using SeqML.Text.Lemmatization;
using SeqML.Text.Normalization;
using SeqML.Text.Pipelines;
using SeqML.Text.Stemming;
using SeqML.Text.Tests.Tokenization;
using SeqML.Text.Tokenization;
using Words = SeqML.Text.StopWords.StopWords;

namespace SeqML.Text.Tests.Pipelines;

public sealed class WordPipelineTests
{
    private static readonly WordPipeline Full = new()
    {
        Normalizer = new TextNormalizer(new LowerCase(), new CollapseWhiteSpace()),
        StopWords = Words.Of("en", keep: Words.Negations),
        Stemmer = new PorterStemmer(),
    };

    [Fact]
    public void Words_are_normalized_split_sifted_and_stemmed_and_know_where_they_stood()
    {
        const string text = "The  Relations were NOT\t good, hopping!";
        var words = Run(Full, text);
        Assert.Equal(["relat", "not", "good", ",", "hop", "!"], words.Select(word => word.Word));
        Assert.Equal(["Relations", "NOT", "good", ",", "hopping", "!"], words.Select(word => word.Span.In(text).ToString()));
    }

    [Fact]
    public void Without_stages_words_are_the_tokenizers_and_slices_of_the_text()
    {
        const string text = "Don't go, it's 3.5 km!";
        var words = new WordList();
        new WordPipeline().Run(text.AsMemory(), words);
        Assert.Equal(["Don't", "go", ",", "it's", "3.5", "km", "!"], words.Words.ToArray().Select(word => word.ToString()));
        Assert.Equal(text.AsMemory(0, 5), words.Words[0]); // the same memory, not a copy
    }

    [Fact]
    public void Words_that_are_kept_do_not_change_when_the_next_text_is_read()
    {
        var words = new WordList();
        Full.Run("Hopping MAD".AsMemory(), words);
        var kept = words.Words.ToArray();
        Full.Run("Relational THEORY".AsMemory(), words);
        Assert.Equal(["hop", "mad"], kept.Select(word => word.ToString()));
    }

    [Fact]
    public void What_it_knows_is_written_and_read()
    {
        var again = WordPipeline.FromJson((Full with { Tokenizer = new WhiteSpaceTokenizer() }).ToJson());
        Assert.Equal(["relat", "good,"], Run(again, "RELATIONAL the  good,").Select(word => word.Word));
        Assert.IsType<WhiteSpaceTokenizer>(again.Tokenizer);
        Assert.Equal(Full.StopWords!.Words, again.StopWords!.Words);
        Assert.Null(WordPipeline.FromJson(new WordPipeline().ToJson()).Normalizer);
    }

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("{}")]
    [InlineData("{\"Tokenizer\":\"{}\"}")]
    [InlineData("{\"Normalizer\":null,\"Tokenizer\":\"nothing\",\"StopWords\":null,\"Stemmer\":null}")]
    [InlineData("{\"Normalizer\":\"nothing\",\"Tokenizer\":\"{\\\"kind\\\":\\\"words\\\"}\",\"StopWords\":null,\"Stemmer\":null}")]
    [InlineData("{\"Normalizer\":null,\"Tokenizer\":\"{\\\"kind\\\":\\\"words\\\"}\",\"StopWords\":null,\"Stemmer\":\"klingon\"}")]
    public void What_is_damaged_is_told(string json) => Assert.Throws<InvalidDataException>(() => WordPipeline.FromJson(json));

    [Fact]
    public void Any_text_gives_words_whose_places_lie_within_it_in_order() =>
        Prop.ForAll(Texts.Any, text =>
        {
            var words = Run(Full, text);
            var end = 0;
            foreach (var (_, span) in words)
            {
                if (span.Start < end || span.Length == 0 || span.End > text.Length)
                    return false;
                end = span.End;
            }
            return true;
        }).Check(Texts.Trials(500));

    [Fact]
    public void A_word_is_the_same_stem_as_by_the_stages_one_by_one() =>
        Prop.ForAll(Texts.Any, text =>
        {
            var clean = Full.Normalizer!.Normalize(text);
            return Run(Full, text).Select(word => word.Word).SequenceEqual(
                Tokens.Of(clean).Where(word => !Full.StopWords!.Contains(word)).Select(Full.Stemmer!.Stem));
        }).Check(Texts.Trials(500));

    [Fact]
    public void Words_are_the_lemmas_that_all_words_have_before_stop_words_are_left_out() =>
        Prop.ForAll(Texts.Any, text =>
        {
            var pipeline = Full with { Stemmer = null, Lemmatizer = new EnglishLemmatizer() };
            var clean = Tokens.Of(Full.Normalizer!.Normalize(text));
            return Run(pipeline, text).Select(word => word.Word).SequenceEqual(
                new EnglishLemmatizer().Lemmatize(clean).Where((_, i) => !Full.StopWords!.Contains(clean[i])));
        }).Check(Texts.Trials(200));

    [Fact]
    public void Lemmas_know_where_their_words_stood_and_the_lemmatizer_is_written_and_read()
    {
        const string text = "the  mice WENT to her houses";
        var pipeline = Full with { Stemmer = null, Lemmatizer = new EnglishLemmatizer() };
        foreach (var each in new[] { pipeline, WordPipeline.FromJson(pipeline.ToJson()) })
        {
            Assert.Equal(["mouse", "go", "house"], Run(each, text).Select(word => word.Word));
            Assert.Equal(["mice", "WENT", "houses"], Run(each, text).Select(word => word.Span.In(text).ToString()));
        }
        var own = new EnglishLemmatizer(Language.FromEntries("own", new Dictionary<string, IReadOnlyList<string>> { ["lemmas-noun.txt"] = ["blorpus blorps"] }));
        Assert.Equal("blorpus", WordPipeline.FromJson(new WordPipeline { Lemmatizer = own }.ToJson()).Lemmatizer!.Lemmatize("blorps", PartOfSpeech.Noun));
    }

    [Fact]
    public void A_stemmer_and_a_lemmatizer_exclude_each_other()
    {
        Assert.Throws<ArgumentException>("Lemmatizer", () => Full with { Lemmatizer = new EnglishLemmatizer() });
        Assert.Throws<ArgumentException>("Stemmer", () => new WordPipeline { Lemmatizer = new EnglishLemmatizer(), Stemmer = new PorterStemmer() });
        var (stem, lemma) = (Full.ToJson(), new WordPipeline { Lemmatizer = new EnglishLemmatizer() }.ToJson());
        var both = stem[..^1].Replace(",\"Lemmatizer\":null", "", StringComparison.Ordinal) + lemma[lemma.IndexOf(",\"Lemmatizer\"", StringComparison.Ordinal)..];
        Assert.Contains("found both", Assert.Throws<InvalidDataException>(() => WordPipeline.FromJson(both)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Nothing_is_allocated_where_the_text_stays_as_it_is()
    {
        var words = new WordList();
        var pipeline = Full with { Stemmer = null };
        var text = string.Concat(Enumerable.Repeat("plain words of lower case and no stems ", 50)).Trim().AsMemory();
        Assert.Equal(0, Allocations.Of(() => pipeline.Run(text, words)));
        Assert.Equal(300, words.Count); // "of" and "and" are left out; "no" is a negation
    }

    private static List<(string Word, TextSpan Span)> Run(WordPipeline pipeline, string text)
    {
        var words = new WordList();
        pipeline.Run(text.AsMemory(), words);
        return [.. Enumerable.Range(0, words.Count).Select(i => (words.Words[i].ToString(), words.Spans[i]))];
    }
}
