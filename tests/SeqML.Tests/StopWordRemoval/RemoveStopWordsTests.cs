using Microsoft.ML;
using Microsoft.ML.Data;
using SeqML.Tests.Stages;
using SeqML.Text.StopWords;
using Words = SeqML.Text.StopWords.StopWords;

namespace SeqML.Tests.StopWordRemoval;

public sealed class RemoveStopWordsTests
{
    private readonly MLContext ml = new(1);

    private SeqMLTransforms Transforms => ml.SeqML().Transforms;

    [Fact]
    public void The_words_of_the_language_go_and_others_stay()
    {
        var view = StageData.Words(ml, ["The", "film", "is", "not", "good"], ["of", "the"], [], null);
        var model = Transforms.RemoveStopWords("Left", "Words").Fit(view);
        foreach (var output in StageData.Outputs(ml, model, view))
        {
            Assert.Equal([["film", "good"], [], [], []], output.GetColumn<string[]>("Left"));
            Assert.Equal(["Left", "Words"], StageData.Columns(output));
        }
    }

    [Fact]
    public void Negations_are_kept_and_words_added_on_request()
    {
        var view = StageData.Words(ml, ["The", "film", "is", "not", "good"]);
        Assert.Equal([["film", "not", "good"]], Left(Transforms.RemoveStopWords("Words", keep: Words.Negations)));
        Assert.Equal([["not", "good"]], Left(Transforms.RemoveStopWords("Words", keep: Words.Negations, add: ["Film"])));
        Assert.Equal([["is", "good"]], Left(Transforms.RemoveStopWords("Words", keep: new[] { "is" }, add: ["film"])));

        IEnumerable<string[]> Left(IEstimator<ITransformer> stage) => stage.Fit(view).Transform(view).GetColumn<string[]>("Words");
    }

    [Fact]
    public void Another_language_and_a_set_of_ones_own()
    {
        var view = StageData.Words(ml, ["das", "Haus", "the", "house"]);
        Assert.Equal([["Haus", "the", "house"]], Transforms.RemoveStopWords("Words", language: "de").Fit(view).Transform(view).GetColumn<string[]>("Words"));
        var model = Transforms.RemoveStopWords("Words", null, Words.FromWords(["haus"])).Fit(view);
        foreach (var output in StageData.Outputs(ml, model, view))
            Assert.Equal([["das", "the", "house"]], output.GetColumn<string[]>("Words"));
    }

    [Fact]
    public void A_set_without_words_removes_none()
    {
        var view = StageData.Words(ml, ["the", ""], []);
        foreach (var output in StageData.Outputs(ml, Transforms.RemoveStopWords("Words", null, Words.FromWords([])).Fit(view), view))
            Assert.Equal([["the", ""], []], output.GetColumn<string[]>("Words"));
    }

    [Fact]
    public void Words_that_most_rows_have_are_learned()
    {
        var view = StageData.Words(ml, ["a", "x", "a"], ["A", "y"], ["a", "b"], ["z"], []);
        var options = new StopWordsOptions { MaximumShare = 0.5, MinimumDocuments = 2 };
        var model = Transforms.LearnStopWords("Left", "Words", options).Fit(view);
        Assert.Equal(["a"], model.StopWords.Words);
        foreach (var output in StageData.Outputs(ml, model, view))
            Assert.Equal([["x"], ["y"], ["b"], ["z"], []], output.GetColumn<string[]>("Left"));
    }

    [Fact]
    public void Misfits_are_told()
    {
        var view = StageData.Words(ml, ["a"]);
        Assert.Contains("'Wrds'", Assert.Throws<ArgumentOutOfRangeException>(() => Transforms.RemoveStopWords("Wrds").Fit(view)).Message, StringComparison.Ordinal);
        Assert.Contains("'Wrds'", Assert.Throws<ArgumentOutOfRangeException>(() => Transforms.LearnStopWords("Wrds").Fit(view)).Message, StringComparison.Ordinal);
        var text = Assert.Throws<ArgumentOutOfRangeException>(() => Transforms.RemoveStopWords("Text").Fit(StageData.Texts(ml, "a")));
        Assert.Contains("a vector of Text, found String. Put TokenizeWords before.", text.Message, StringComparison.Ordinal);
        Assert.Contains("'xx'", Assert.Throws<ArgumentException>(() => Transforms.RemoveStopWords("Words", language: "xx")).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentOutOfRangeException>(() => Transforms.LearnStopWords("Words", options: new() { MinimumDocuments = 0 }));
    }
}
