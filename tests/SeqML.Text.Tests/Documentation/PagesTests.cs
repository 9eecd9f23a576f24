using SeqML.TestKit;
using SeqML.Text.Languages;
using SeqML.Text.Normalization;
using SeqML.Text.Stemming;
using SeqML.Text.Subwords;
using SeqML.Text.Subwords.Unigram;
using SeqML.Text.Tokenization;
using SeqML.Text.Tokenization.Sentences;

namespace SeqML.Text.Tests.Documentation;

/// <summary>The code that the pages of docs/text show, line by line.</summary>
public sealed class PagesTests
{
    private const string Source = "tests/SeqML.Text.Tests/Documentation/PagesTests.cs";

    [Fact]
    public void Normalization()
    {
        PageCode.AssertRunBy("docs/text/normalization.md", Source);
        var normalizer = new TextNormalizer(new RemoveHtmlTags(), new ReplaceUrls(), new LowerCase(), new CollapseWhiteSpace());
        var text = new NormalizedText();
        normalizer.Normalize("<b>See</b>  HTTP://X.ORG", text);
        var origin = text.Original(new TextSpan(4, 5));
        Assert.Equal("see <url>", text.Text.ToString());
        Assert.Equal("HTTP://X.ORG", origin.In("<b>See</b>  HTTP://X.ORG").ToString());
    }

    [Fact]
    public void Sentences()
    {
        PageCode.AssertRunBy("docs/text/sentences.md", Source);
        var sentences = new List<TextSpan>();
        new SentenceSplitter(Language.Of("en")).Tokenize("It wasn't fooled by U.S. Dr. Smith vs. 3.5 a.m. reports. Really!", sentences);
        Assert.Equal(2, sentences.Count);
    }

    [Fact]
    public void Stemming()
    {
        PageCode.AssertRunBy("docs/text/stemming.md", Source);
        var stemmer = new EnglishStemmer();
        Span<char> stem = stackalloc char[Stemmer.RoomFor(10)];
        var length = stemmer.Stem("connection", stem);
        Assert.Equal("connect", stem[..length].ToString());
    }

    [SkippableFact]
    public void Subwords()
    {
        PageCode.AssertRunBy("docs/text/subwords.md", Source, own: "var (vocabulary, merges)");
        var (vocabulary, merges) = (SharedData.Find("bpe", "encoder.json"), SharedData.Find("bpe", "vocab.bpe"));
        Skip.If(vocabulary is null || merges is null, SharedData.Absent);
        var tokenizer = ByteLevelTokenizer.FromFiles(vocabulary, merges);
        List<int> ids = [];
        tokenizer.Encode("Hello world", ids);
        var text = tokenizer.Decode([.. ids]);
        Assert.Equal([15496, 995], ids);
        Assert.Equal("Hello world", text);
    }

    [Fact]
    public void Unigram()
    {
        PageCode.AssertRunBy("docs/text/unigram.md", Source);
        string[] texts = ["Hello world", "Hello there", "a whole world"];
        List<int> ids = [];
        var random = new Random(1);
        var tokenizer = UnigramTokenizer.Learn(texts, new UnigramLearnerOptions { VocabularySize = 10_000 });
        tokenizer.Encode("Hello world", ids);
        tokenizer.EncodeSample("Hello world", random, alpha: 0.2, ids);
        var best = tokenizer.EncodeBest("Hello world", 5);
        tokenizer.SaveModel("my.model");
        Assert.Equal("Hello worldHello world", tokenizer.Decode([.. ids]).Replace("Hello world Hello", "Hello worldHello", StringComparison.Ordinal));
        Assert.Equal(5, best.Count);
        Assert.Equal(tokenizer.Tokens, UnigramTokenizer.FromModel("my.model").Tokens);
        File.Delete("my.model");
    }
}
