using Microsoft.ML;
using Microsoft.ML.Data;
using SeqML.Tests.Stages;
using SeqML.Text.Languages;
using SeqML.Text.Tokenization.Sentences;

namespace SeqML.Tests.Tokenization;

public sealed class SplitSentencesTests
{
    private readonly MLContext ml = new(1);

    [Fact]
    public void Sentences_and_their_places_come_of_a_text_in_memory_and_loaded()
    {
        var view = StageData.Texts(ml, "Dr. Smith came.  He left!", "", null);
        var model = ml.SeqML().Transforms.SplitSentences("Sentences", "Text", startColumnName: "Start", lengthColumnName: "Length").Fit(view);
        foreach (var output in StageData.Outputs(ml, model, view))
        {
            Assert.Equal([["Dr. Smith came.", "He left!"], [], []], output.GetColumn<string[]>("Sentences"));
            Assert.Equal([[0, 17], [], []], output.GetColumn<int[]>("Start"));
            Assert.Equal([[15, 8], [], []], output.GetColumn<int[]>("Length"));
        }
    }

    [Fact]
    public void Another_languages_abbreviations_go_with_the_model()
    {
        var view = StageData.Texts(ml, "Das ist z. B. gut. Und am 3. Oktober auch.");
        var model = ml.SeqML().Transforms.SplitSentences("Sentences", "Text", new SentenceSplitter(Language.Of("de"))).Fit(view);
        foreach (var output in StageData.Outputs(ml, model, view))
            Assert.Equal([["Das ist z. B. gut.", "Und am 3. Oktober auch."]], output.GetColumn<string[]>("Sentences"));
    }
}
