using SeqML.Tasks.Classification;
using SeqML.Tasks.Encoders;
using SeqML.Tasks.Explanation;
using SeqML.TestKit;

namespace SeqML.Tasks.Tests.Explanation;

public sealed class TextExplanationTests
{
    private static readonly TextClassifier Model = Problems.QuickModel(InputKind.Text);

    private static readonly string[] Texts =
    [
        "a x b c", " a,\tx  b!", "Words never seen, 3.5 of them.", "\uD83D a \uDC4D\uD83D b\uD800", "\u05E9\u05DC\u05D5\u05DD a \u202Eb\u202C", "\U0001F44D\U0001F3FD a",
    ];

    public static TheoryData<ExplanationMethod> Gradients => [ExplanationMethod.GradientTimesInput, ExplanationMethod.IntegratedGradients];

    [Theory]
    [MemberData(nameof(Gradients))]
    public void Words_are_slices_of_the_text_in_their_order(ExplanationMethod method)
    {
        foreach (var text in Texts)
        {
            var found = Model.Explain(text, method, steps: 3);
            Assert.Same(text, found.Text);
            var words = new List<string>();
            foreach (var token in SeqML.Text.Tokenization.WordTokenizer.Tokenize(text))
                words.Add(token.In(text).ToString());
            Assert.Equal(words, found.Words.Select(word => word.Word));
            Assert.All(found.Words, word => Assert.Equal(word.Word, text.Substring(word.Start, word.Length)));
            Assert.Equal(Enumerable.Range(0, found.Words.Count), found.Words.Select(word => word.Index));
            Assert.All(found.Words, word => Assert.True(float.IsFinite(word.Score)));
        }
    }

    [Fact]
    public void Tokens_have_their_own_numbers_and_stand_in_a_text_of_theirs()
    {
        var found = Model.Explain(["a", "", "x y", null, "b"], ExplanationMethod.GradientTimesInput);
        Assert.Equal("a  x y  b", found.Text);
        Assert.Equal([("a", 0), ("x y", 2), ("b", 4)], found.Words.Select(word => (word.Word, word.Index)));
        Assert.All(found.Words, word => Assert.Equal(word.Word, found.Text.Substring(word.Start, word.Length)));
        Assert.Equal(Model.Explain("a b", ExplanationMethod.GradientTimesInput).Words.Select(word => word.Score),
            Model.Explain(["", "a", "b"], ExplanationMethod.GradientTimesInput).Words.Select(word => word.Score));
    }

    [Fact]
    public void The_predicted_class_is_explained_where_none_is_given()
    {
        foreach (var text in Texts)
        {
            var (probabilities, found) = (Predictions.Of(Model, text), Model.Explain(text, ExplanationMethod.GradientTimesInput));
            Assert.Equal(probabilities.Max(), found.Answer);
            Assert.Equal(Array.IndexOf(probabilities, found.Answer), found.ClassIndex);
            Assert.Null(found.ClassName);
            for (var c = 0; c < 6; c++)
                Assert.Equal((c, probabilities[c]), (Model.Explain(text, ExplanationMethod.GradientTimesInput, c).ClassIndex, Model.Explain(text, ExplanationMethod.GradientTimesInput, c).Answer));
        }
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData(" \t\r\n\u00A0\u3000")]
    public void A_text_without_words_has_a_class_and_no_importances(string? text)
    {
        foreach (var method in Enum.GetValues<ExplanationMethod>().Except([ExplanationMethod.Attention]))
        {
            var found = Model.Explain(text, method);
            Assert.Empty(found.Words);
            Assert.Equal(text ?? "", found.Text);
            Assert.Equal(Predictions.Of(Model, text).Max(), found.Answer);
            Assert.Equal(method == ExplanationMethod.IntegratedGradients ? 0f : null, found.ConvergenceDelta);
        }
        Assert.Empty(Model.Explain([], ExplanationMethod.GradientTimesInput).Words);
        Assert.Empty(Model.Explain(["", null], ExplanationMethod.IntegratedGradients).Words);
    }

    [Fact]
    public void Of_a_huge_text_the_words_that_the_model_reads_are_explained()
    {
        var text = string.Concat(Enumerable.Repeat("a b c ", 1 << 17));
        var found = Model.Explain(text, ExplanationMethod.IntegratedGradients, steps: 30); // several walks
        Assert.Equal(512, found.Words.Count);
        Assert.InRange(found.ConvergenceDelta!.Value, -0.1f, 0.1f);
        Assert.Single(Model.Explain(new string('a', 1 << 20), ExplanationMethod.GradientTimesInput).Words);
        var network = new ExplainedNetwork(new GruEncoder { HiddenSize = 3 }, Pooling.Attention, maximumTokens: 4);
        Assert.Equal([0, 2, 3, 4], network.Model.Explain(["a", "", "b", "c", "d", "a"], ExplanationMethod.Attention).Words.Select(word => word.Index));
    }

    [Fact]
    public void What_cannot_be_explained_is_told()
    {
        var keys = Assert.Throws<InvalidOperationException>(() => Problems.QuickModel(InputKind.Keys).Explain("a"));
        Assert.Contains("reads keys", keys.Message, StringComparison.Ordinal);
        var pooling = Assert.Throws<InvalidOperationException>(() => Model.Explain("a", ExplanationMethod.Attention));
        Assert.Contains("Expected a model with Pooling.Attention", pooling.Message, StringComparison.Ordinal);
        Assert.Contains("found one with Pooling.Max. Take IntegratedGradients", pooling.Message, StringComparison.Ordinal);
        Assert.Contains("from 0 to 5, found 6", Assert.Throws<ArgumentOutOfRangeException>("classIndex", () => Model.Explain("a", classIndex: 6)).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentOutOfRangeException>("classIndex", () => Model.Explain(["a"], classIndex: -1));
        Assert.Contains("from 1 to 10000 steps, found 0", Assert.Throws<ArgumentOutOfRangeException>("steps", () => Model.Explain("a", steps: 0)).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentOutOfRangeException>("steps", () => Model.Explain("a", steps: 10_001));
        Assert.Throws<ArgumentOutOfRangeException>("method", () => Model.Explain("a", (ExplanationMethod)3));
        Assert.Throws<ArgumentNullException>(() => Model.Explain((string[])null!));
    }

    [Fact]
    public void Threads_explain_and_predict_with_one_model_and_leave_no_gradients_behind()
    {
        var network = new ExplainedNetwork(new LstmEncoder { HiddenSize = 4, Layers = 2 }, Pooling.Attention);
        string[][] texts = [["a", "b"], ["c", "d", "a", "a", "b"], ["b"], ["d", "c", "b", "a", "d", "d", "d"]];
        var methods = Enum.GetValues<ExplanationMethod>();
        var expected = texts.Select(text => Predictions.Of(network.Model, text)).ToArray();
        var explained = texts.Select(text => methods.Select(method => Scores(network.Model, text, method)).ToArray()).ToArray();
        var failures = new System.Collections.Concurrent.ConcurrentBag<Exception>();
        var threads = Enumerable.Range(0, 4).Select(thread => new Thread(() =>
        {
            try
            {
                for (var i = thread; i < 150; i++)
                {
                    var (text, method) = (i % texts.Length, i / 2 % methods.Length);
                    Expect.SameBits(expected[text], Predictions.Of(network.Model, texts[text]), "probabilities");
                    if (thread > 0)
                        Expect.SameBits(explained[text][method], Scores(network.Model, texts[text], methods[method]), $"{methods[method]}");
                }
            }
            catch (ExpectationException error)
            {
                failures.Add(error);
            }
        })).ToList();
        threads.ForEach(thread => thread.Start());
        threads.ForEach(thread => thread.Join());
        Assert.Empty(failures);
        Assert.All(network.Network.Parameters, named => Assert.False(named.Parameter.Tensor.HasGradient, named.Name));
        Assert.Equal(0, network.Network.WordVectors.TouchedRows!.Items.Length);
    }

    [Fact]
    public void A_steady_explanation_allocates_its_result_alone()
    {
        var (text, few) = ("a x b c", Allocations.Of(() => Model.Explain("a x b c", steps: 2)));
        Assert.Equal(few, Allocations.Of(() => Model.Explain(text, steps: 200)));
        Assert.InRange(few, 1, 1024);
    }

    private static float[] Scores(TextClassifier model, string[] tokens, ExplanationMethod method) =>
        [.. model.Explain(tokens, method, steps: 9).Words.Select(word => word.Score)];
}
