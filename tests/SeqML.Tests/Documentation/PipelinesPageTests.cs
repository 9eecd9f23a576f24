using Microsoft.ML;
using Microsoft.ML.Data;
using SeqML;
using SeqML.TestKit;
using SeqML.Tests.Stages;
using SeqML.Text.Normalization;
using SeqML.Text.Pipelines;
using SeqML.Text.Stemming;
using SeqML.Text.StopWords;

namespace Documentation;

/// <summary>The code that docs/text/pipelines.md shows, line by line.</summary>
public sealed class PipelinesPageTests
{
    [Fact]
    public void A_pipeline_of_words()
    {
        PageCode.AssertRunBy("docs/text/pipelines.md", "tests/SeqML.Tests/Documentation/PipelinesPageTests.cs");
        var words = new WordPipeline
        {
            Normalizer = new TextNormalizer(new LowerCase(), new CollapseWhiteSpace()),
            StopWords = StopWords.Of("en", keep: StopWords.Negations),
            Stemmer = Stemmer.Of("en"),
        };
        var pipeline = new MLContext(1).SeqML().Transforms.TokenizeWords("Words", "Text", words, startColumnName: "Start", lengthColumnName: "Length");
        var view = StageData.Texts(new MLContext(1), "The  Relations were NOT good");
        var output = pipeline.Fit(view).Transform(view);
        Assert.Equal([["relat", "not", "good"]], output.GetColumn<string[]>("Words"));
        Assert.Equal([[5, 20, 24]], output.GetColumn<int[]>("Start"));
    }
}
