using Microsoft.ML;
using SeqML.Tasks.Explanation;
using SeqML.Tests.Stages;

namespace SeqML.Tests.Explanation;

public sealed class ExplainTests
{
    private readonly MLContext ml = new(1);

    [Fact]
    public void Classes_of_a_multiclass_model_have_their_labels_names_in_memory_and_loaded()
    {
        var view = TestData.View(ml);
        var fitted = TestData.Pipeline(ml).Fit(view);
        foreach (var model in new[] { fitted, TestData.SaveAndLoad(ml, fitted, view.Schema) })
        {
            var found = ml.SeqML().Explain(model, TestData.Positive);
            Assert.Equal("positive", found.ClassName);
            Assert.Contains("<strong>positive</strong>", found.ToHtml(), StringComparison.Ordinal);
            Assert.Equal("positive negative", $"{ml.SeqML().Explain(model, "", classIndex: 0).ClassName} {ml.SeqML().Explain(model, "", classIndex: 1).ClassName}");
            Assert.Equal(TestData.Predict(ml, model, TestData.Positive).Score[1], ml.SeqML().Explain(model, TestData.Positive, classIndex: 1).Answer);
        }
    }

    [Fact]
    public void Numbers_as_labels_name_classes_too()
    {
        var rows = TestData.Reviews().Select(review => new Numbered { Label = review.Label == "positive" ? 7 : 9, Text = review.Text });
        var pipeline = ml.Transforms.Conversion.MapValueToKey("Label").Append(ml.SeqML().MulticlassClassification.Lstm(TestData.Options()));
        Assert.Equal("7", ml.SeqML().Explain(pipeline.Fit(ml.Data.LoadFromEnumerable(rows)), TestData.Positive).ClassName);
    }

    [Fact]
    public void Classes_of_a_binary_model_are_true_and_false_and_class_1_is_true()
    {
        var rows = TestData.Reviews().Select(review => new Claim { Label = review.Label == "positive", Text = review.Text });
        var model = ml.SeqML().BinaryClassification.Lstm(TestData.Options()).Fit(ml.Data.LoadFromEnumerable(rows));
        using var engine = ml.Model.CreatePredictionEngine<Claim, Verdict>(model);
        foreach (var text in new[] { TestData.Positive, TestData.Negative })
        {
            var (verdict, found) = (engine.Predict(new Claim { Text = text }), ml.SeqML().Explain(model, text, ExplanationMethod.GradientTimesInput));
            Assert.Equal(verdict.PredictedLabel ? "True" : "False", found.ClassName);
            Assert.Equal(verdict.PredictedLabel ? verdict.Probability : 1 - verdict.Probability, found.Answer, 1e-6);
            Assert.Equal(("True", verdict.Probability), (ml.SeqML().Explain(model, text, classIndex: 1).ClassName, ml.SeqML().Explain(model, text, classIndex: 1).Answer));
        }
    }

    [Fact]
    public void What_cannot_be_explained_is_told()
    {
        var (seq, view) = (ml.SeqML(), TestData.View(ml));
        var model = TestData.Pipeline(ml).Fit(view);
        Contains("found none", Assert.Throws<ArgumentException>(() => seq.Explain(ml.Transforms.CopyColumns("a", "Text").Fit(view), "a")));
        Contains("Pooling.Attention", Assert.Throws<InvalidOperationException>(() => seq.Transforms.ExplainPrediction(model, method: ExplanationMethod.Attention)));
        Contains("from 1 to 10000 steps", Assert.Throws<ArgumentOutOfRangeException>("steps", () => seq.Transforms.ExplainPrediction(model, steps: 0)));
        Contains("a name of its own for each output column, found 'Why' for two", Assert.Throws<ArgumentException>(() => seq.Transforms.ExplainPrediction(model, "Why", startColumnName: "Why")));
        Assert.Throws<ArgumentException>(() => seq.Transforms.ExplainPrediction(model, ""));
        Assert.Throws<ArgumentException>(() => seq.Transforms.ExplainPrediction(model, startColumnName: ""));
        Assert.Throws<ArgumentNullException>(() => seq.Transforms.ExplainPrediction(null!));
        Contains("the input column 'Txt'", Assert.Throws<ArgumentOutOfRangeException>(() => seq.Transforms.ExplainPrediction(model, inputColumnName: "Txt").Fit(view)));
        Contains("to be Text, found a vector of", Assert.Throws<ArgumentOutOfRangeException>(() => seq.Transforms.ExplainPrediction(model, inputColumnName: "Words").Fit(StageData.Words(ml, ["a"]))));

        var split = seq.Transforms.TokenizeWords("Tokens", "Text");
        var ofTokens = split.Append(TestData.Pipeline(ml, TestData.Options("Tokens"))).Fit(view);
        Contains("found one that reads tokens", Assert.Throws<ArgumentException>(() => seq.Explain(ofTokens, "a b")));
        Contains("to be a vector of Text, found", Assert.Throws<ArgumentOutOfRangeException>(() => seq.Transforms.ExplainPrediction(ofTokens).Fit(view)));
        Contains("found 'Start'", Assert.Throws<ArgumentException>(() => seq.Transforms.ExplainPrediction(ofTokens, inputColumnName: "Tokens", startColumnName: "Start")));

        var ofKeys = split.Append(ml.Transforms.Conversion.MapValueToKey("Keys", "Tokens")).Append(TestData.Pipeline(ml, TestData.Options("Keys"))).Fit(view);
        Contains("reads keys", Assert.Throws<InvalidOperationException>(() => seq.Explain(ofKeys, "a")));
        Contains("reads keys", Assert.Throws<InvalidOperationException>(() => seq.Transforms.ExplainPrediction(ofKeys, inputColumnName: "Keys")));

        static void Contains(string expected, Exception error) => Assert.Contains(expected, error.Message, StringComparison.Ordinal);
    }

    private sealed class Numbered
    {
        public int Label { get; set; }

        public string? Text { get; set; }
    }
}
