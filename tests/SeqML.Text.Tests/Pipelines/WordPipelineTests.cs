using FsCheck;
using FsCheck.Fluent;
using SeqML.TestKit;
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
