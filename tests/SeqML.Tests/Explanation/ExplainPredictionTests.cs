using Microsoft.ML;
using Microsoft.ML.Data;
using SeqML.Tasks.Encoders;
using SeqML.Tasks.Explanation;
using SeqML.Tests.Stages;

namespace SeqML.Tests.Explanation;

public sealed class ExplainPredictionTests
{
    private static readonly string?[] Texts = ["the film: good not bad", "bad not good", "", null, " \t", "\uD83D good \u202E"];

    private readonly MLContext ml = new(1);

    [Fact]
    public void Of_texts_there_is_a_score_a_word_with_its_place_in_memory_and_loaded()
    {
        var model = TestData.Pipeline(ml).Fit(TestData.View(ml));
        var view = StageData.Texts(ml, Texts);
        var stage = ml.SeqML().Transforms.ExplainPrediction(model, steps: 8, startColumnName: "Start", lengthColumnName: "Length", tokensColumnName: "Words");
        foreach (var output in StageData.Outputs(ml, stage.Fit(view), view))
        {
            Assert.Equal(["Importance", "Label", "Length", "Start", "Text", "Words"], StageData.Columns(output));
            Assert.Equal(VectorType(NumberDataViewType.Single), output.Schema["Importance"].Type);
            var (scores, starts, lengths, words) = (Rows<float>("Importance"), Rows<int>("Start"), Rows<int>("Length"), Rows<string>("Words"));
            for (var row = 0; row < Texts.Length; row++)
            {
                var expected = ml.SeqML().Explain(model, Texts[row], steps: 8);
                Assert.Equal(expected.Words.Select(word => word.Score), scores[row]);
                Assert.Equal(expected.Words.Select(word => (word.Word, word.Start, word.Length)), words[row].Zip(starts[row], lengths[row]));
                Assert.All(starts[row].Zip(lengths[row], words[row]), word => Assert.Equal(word.Third, Texts[row]!.Substring(word.First, word.Second)));
            }
            Assert.Equal([6, 3, 0, 0, 0, 2], scores.Select(row => row.Length));

            T[][] Rows<T>(string name) => [.. output.GetColumn<T[]>(name)];
        }
    }

    [Fact]
    public void Of_tokens_there_is_a_score_each_and_none_for_those_passed_over()
    {
        var pipeline = ml.SeqML().Transforms.TokenizeWords("Tokens", "Text").Append(TestData.Pipeline(ml, TestData.Options("Tokens")));
        var model = pipeline.Fit(TestData.View(ml));
        var view = StageData.Words(ml, ["good", "", "not", "bad"], [], null, ["bad"]);
        var stage = ml.SeqML().Transforms.ExplainPrediction(model, "Why", "Words", ExplanationMethod.GradientTimesInput);
        foreach (var output in StageData.Outputs(ml, stage.Fit(view), view))
        {
            float[][] scores = [.. output.GetColumn<float[]>("Why")];
            Assert.Equal([4, 0, 0, 1], scores.Select(row => row.Length));
            Assert.Equal(0, scores[0][1]);
            Assert.Equal(ml.SeqML().Explain(model, ["good", "not", "bad"], ExplanationMethod.GradientTimesInput).Words.Select(word => word.Score), [scores[0][0], scores[0][2], scores[0][3]]);
            Assert.DoesNotContain(0, scores[0].Where((_, place) => place != 1));
        }
    }

    [Fact]
    public void Behind_its_classifier_it_is_one_pipeline_which_can_itself_be_explained()
    {
        var view = TestData.View(ml);
        var classifier = TestData.Pipeline(ml, TestData.Options() with { Pooling = Pooling.Attention }).Fit(view);
        var whole = new TransformerChain<ITransformer>(classifier, ml.SeqML().Transforms.ExplainPrediction(classifier, method: ExplanationMethod.Attention).Fit(view));
        var loaded = TestData.SaveAndLoad(ml, whole, view.Schema);
        using var engine = ml.Model.CreatePredictionEngine<Review, Explained>(loaded);
        foreach (var text in new[] { TestData.Positive, TestData.Negative })
        {
            var found = engine.Predict(new Review { Text = text });
            Assert.Equal(text == TestData.Positive ? "positive" : "negative", found.PredictedLabel);
            Assert.Equal(3, found.Importance.Length);
            Assert.Equal(1, found.Importance.Sum(), 1e-5);
            var expected = ml.SeqML().Explain(loaded, text, ExplanationMethod.Attention);
            Assert.Equal((found.PredictedLabel, found.Score[expected.ClassIndex]), (expected.ClassName, expected.Answer));
            Assert.Equal(found.Importance, expected.Words.Select(word => word.Score));
        }
    }

    [Fact]
    public void A_plan_knows_the_columns()
    {
        var model = TestData.Pipeline(ml).Fit(TestData.View(ml));
        var stage = ml.SeqML().Transforms.ExplainPrediction(model, startColumnName: "Start");
        var shape = stage.Append(ml.Transforms.CopyColumns("Copy", "Importance")).Append(ml.Transforms.CopyColumns("Places", "Start"));
        Assert.Equal(["Copy", "Importance", "Label", "Places", "Start", "Text"], StageData.Columns(shape.Fit(StageData.Texts(ml, "a")).Transform(StageData.Texts(ml, "a"))));
    }

    private static VectorDataViewType VectorType(PrimitiveDataViewType item) => new(item);

    private sealed class Explained
    {
        public string PredictedLabel { get; set; } = "";

        public float[] Score { get; set; } = [];

        public float[] Importance { get; set; } = [];
    }
}
