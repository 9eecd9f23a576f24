using Microsoft.ML;
using Microsoft.ML.Data;
using SeqML.Tests.Stages;
using SeqML.Text.Normalization;
using SeqML.Text.Pipelines;
using SeqML.Text.Stemming;
using SeqML.Text.Tokenization;
using Words = SeqML.Text.StopWords.StopWords;

namespace SeqML.Tests.Tokenization;

public sealed class WordPipelineTests
{
    private readonly MLContext ml = new(1);

    private SeqMLTransforms Transforms => ml.SeqML().Transforms;

    [Fact]
    public void A_pipeline_gives_words_and_their_places_in_memory_and_loaded()
    {
        const string text = "The  RELATIONS were NOT good";
        var view = StageData.Texts(ml, text, "", null);
        var pipeline = new WordPipeline
        {
            Normalizer = new TextNormalizer(new LowerCase(), new CollapseWhiteSpace()),
            StopWords = Words.Of("en", keep: Words.Negations),
            Stemmer = new PorterStemmer(),
        };
        var model = Transforms.TokenizeWords("Words", "Text", pipeline, "Start", "Length").Fit(view);
        foreach (var output in StageData.Outputs(ml, model, view))
        {
            Assert.Equal([["relat", "not", "good"], [], []], output.GetColumn<string[]>("Words"));
            Assert.Equal([[5, 20, 24], [], []], output.GetColumn<int[]>("Start"));
            Assert.Equal([[9, 3, 4], [], []], output.GetColumn<int[]>("Length"));
            Assert.Equal(["Label", "Length", "Start", "Text", "Words"], StageData.Columns(output));
        }
    }

    [Fact]
    public void Places_are_only_told_where_they_are_asked_for()
    {
        var view = StageData.Texts(ml, "a b");
        var output = Transforms.TokenizeWords("Words", "Text", new WordPipeline { Tokenizer = new CharacterTokenizer() }).Fit(view).Transform(view);
        Assert.Equal(["Label", "Text", "Words"], StageData.Columns(output));
        Assert.Equal([["a", " ", "b"]], output.GetColumn<string[]>("Words"));
    }

    [Fact]
    public void A_step_a_stage_gives_the_same_words()
    {
        var view = StageData.Texts(ml, "The  RELATIONS were NOT good", "Hopping along...", null);
        var steps = Transforms.NormalizeText("Text", normalizer: new TextNormalizer(new LowerCase(), new CollapseWhiteSpace()))
            .Append(Transforms.TokenizeWords("Words", "Text"))
            .Append(Transforms.RemoveStopWords("Words"))
            .Append(Transforms.Stem("Words", stemmer: "porter"));
        var pipeline = new WordPipeline
        {
            Normalizer = new TextNormalizer(new LowerCase(), new CollapseWhiteSpace()),
            StopWords = Words.Of("en"),
            Stemmer = new PorterStemmer(),
        };
        foreach (var output in StageData.Outputs(ml, steps.Fit(view), view))
            Assert.Equal(Transforms.TokenizeWords("Words", "Text", pipeline).Fit(view).Transform(view).GetColumn<string[]>("Words"), output.GetColumn<string[]>("Words"));
    }

    [Fact]
    public void A_tokenizer_alone_gives_tokens_and_their_places()
    {
        var view = StageData.Texts(ml, "can't go");
        foreach (var output in StageData.Outputs(ml, Transforms.TokenizeWords("Words", "Text", new TreebankTokenizer(), "Start").Fit(view), view))
        {
            Assert.Equal([["ca", "n't", "go"]], output.GetColumn<string[]>("Words"));
            Assert.Equal([[0, 2, 6]], output.GetColumn<int[]>("Start"));
        }
    }

    [Theory]
    [InlineData("A", "Text", "A", null, "'A'")]
    [InlineData("A", "Text", null, "A", "'A'")]
    [InlineData("A", "Text", "B", "B", "'B'")]
    [InlineData("A", "Text", "Text", null, "'Text'")]
    [InlineData("A", "Text", null, "Text", "'Text'")]
    [InlineData("Text", null, "Text", null, "'Text'")]
    public void Two_columns_of_the_same_name_are_told(string output, string? input, string? start, string? length, string told) =>
        Assert.Contains(told, Assert.Throws<ArgumentException>(() => Transforms.TokenizeWords(output, input, new WordPipeline(), start, length)).Message, StringComparison.Ordinal);

    [Fact]
    public void An_empty_name_is_told_by_the_argument()
    {
        var pipeline = new WordPipeline();
        Assert.Throws<ArgumentException>("outputColumnName", () => Transforms.TokenizeWords("", "Text", pipeline));
        Assert.Throws<ArgumentException>("inputColumnName", () => Transforms.TokenizeWords("Words", "", pipeline));
        Assert.Throws<ArgumentException>("startColumnName", () => Transforms.TokenizeWords("Words", "Text", pipeline, startColumnName: ""));
        Assert.Throws<ArgumentException>("lengthColumnName", () => Transforms.TokenizeWords("Words", "Text", pipeline, lengthColumnName: ""));
        Assert.Throws<ArgumentException>("outputColumnName", () => Transforms.NormalizeText(""));
        Assert.Throws<ArgumentException>("inputColumnName", () => Transforms.HashWords("Keys", ""));
        Assert.Throws<ArgumentException>("partOfSpeechColumnName", () => Transforms.Lemmatize("Words", "Words", ""));
    }

    [Fact]
    public void Misfits_are_told()
    {
        var missing = Assert.Throws<ArgumentOutOfRangeException>(() => Transforms.TokenizeWords("Words", "Txt", new WordPipeline()).Fit(TestData.View(ml, 2)));
        Assert.Contains("'Txt'", missing.Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentNullException>(() => Transforms.TokenizeWords("Words", "Text", (WordPipeline)null!));
        Assert.Throws<ArgumentNullException>(() => Transforms.TokenizeWords("Words", "Text", (Tokenizer)null!));
        Assert.Throws<ArgumentException>(() => Transforms.TokenizeWords("Words", "Text", new WordPipeline(), startColumnName: ""));
    }
}
