using Microsoft.ML;
using Microsoft.ML.Runtime;
using SeqML.Embeddings;
using SeqML.Tests.Tagging;

namespace SeqML.Tests.Classification;

/// <summary>Words that start with vectors that were learned elsewhere, in a pipeline.</summary>
public sealed class WordVectorsTests
{
    [Fact]
    public void A_pipeline_learns_from_vectors_tells_how_many_fit_and_is_saved_without_the_others()
    {
        using var file = new MemoryStream("good 1 0 0.5\nbad -1 0 0.5\ngreat 1 0.1 0.5\nnot 0 2 0\n"u8.ToArray());
        var vectors = WordVectors.Load(file);
        var ml = new MLContext(1);
        var lines = new List<LoggingEventArgs>();
        ml.Log += (_, line) => lines.Add(line);
        var view = TestData.View(ml);
        var model = TestData.Pipeline(ml, TestData.Options() with { Embedding = new() { Vectors = vectors, Dropout = 0 } }).Fit(view);

        Assert.Contains(lines, line => line.Kind == ChannelMessageKind.Info
            && line.Message.Contains("4 of the ", StringComparison.Ordinal) && line.Message.Contains("started with one of the 4 vectors; they are ", StringComparison.Ordinal));
        var description = ml.SeqML().Describe(model);
        var (words, share) = description.StartedWithVectors!.Value;
        Assert.Equal(4, words);
        Assert.InRange(share, 0.3, 0.9); // three words of the three to seven of each text
        Assert.Contains(FormattableString.Invariant($"\n4 of its words started with a vector that was given; they are {100 * share:0.0}% of the text that it was trained on\n"), description.ToString(), StringComparison.Ordinal);
        Assert.Null(ml.SeqML().Describe(TestData.Pipeline(ml, TestData.Options(training: TestData.Training() with { Epochs = 1 })).Fit(view)).StartedWithVectors);
        var loaded = TestData.SaveAndLoad(ml, model, view.Schema);
        foreach (var text in new[] { "good not bad", "GREAT not Bad" }) // GREAT was never met: it is great, which only has a vector
        {
            var (before, after) = (TestData.Predict(ml, model, text), TestData.Predict(ml, loaded, text));
            Assert.Equal(before.Score, after.Score);
            Assert.Equal("positive", after.PredictedLabel);
        }
    }

    [Fact]
    public void A_tagger_tells_how_many_fit_too()
    {
        var ml = new MLContext(1);
        var lines = new List<LoggingEventArgs>();
        ml.Log += (_, line) => lines.Add(line);
        var options = TagData.Options(training: TagData.Training() with { Epochs = 1 });
        var vectors = WordVectors.Create(["lives", "Ada"], [1, 0, 0.5f, -1, 0, 0.5f]);
        var model = TagData.Pipeline(ml, options with { Embedding = options.Embedding with { Vectors = vectors } }).Fit(TagData.View(ml, 24));
        Assert.Contains(lines, line => line.Message.Contains("2 of the ", StringComparison.Ordinal) && line.Message.Contains("started with one of the 2 vectors; they are ", StringComparison.Ordinal));
        var (words, share) = ml.SeqML().Describe(model).StartedWithVectors!.Value;
        Assert.Equal(2, words);
        Assert.InRange(share, 0.01, 0.3);
    }
}
