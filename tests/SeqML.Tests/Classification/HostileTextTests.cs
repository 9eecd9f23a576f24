using Microsoft.ML;
using Microsoft.ML.Data;

namespace SeqML.Tests.Classification;

public sealed class HostileTextTests
{
    private static readonly string?[] Texts =
    [
        null, "", " ", "\t\r\n\0", "\u00A0\u200B\uFEFF", "\uD800", "\uDC00\uD800 good \uD83D", "\0\u0001\u001F\u007F",
        "שלום עולם", "مرحبا \u202E good", "👩‍👩‍👧‍👦👍🏽🇩🇪", "e\u0301\u0301\u0301", "\uFFFF\uFFFE", new('a', 1 << 20),
        string.Concat(Enumerable.Repeat("good not bad ", 80_000)), new('\u0301', 1 << 20), string.Concat(Enumerable.Repeat("👍🏽", 1 << 18)),
    ];

    [Theory]
    [InlineData("Text")]
    [InlineData("Tokens")]
    public void No_text_fails_a_prediction(string input)
    {
        var ml = new MLContext(1);
        var view = TestData.View(ml);
        var model = ml.SeqML().Transforms.TokenizeWords("Tokens", "Text").Append(TestData.Pipeline(ml, TestData.Options(input))).Fit(view);
        using var engine = ml.Model.CreatePredictionEngine<Review, Prediction>(TestData.SaveAndLoad(ml, model, view.Schema));
        foreach (var text in Texts)
        {
            var prediction = engine.Predict(new Review { Text = text });
            Assert.Equal(1, prediction.Score.Sum(), 4);
            Assert.Contains(prediction.PredictedLabel, new[] { "positive", "negative" });
        }
    }

    [Fact]
    public void Training_takes_empty_and_hostile_texts_too()
    {
        var ml = new MLContext(1);
        var rows = TestData.Reviews();
        rows.AddRange(Texts.Select((text, i) => new Review { Label = i % 2 == 0 ? "positive" : "negative", Text = text }));
        var view = ml.Data.LoadFromEnumerable(rows);
        var model = TestData.Pipeline(ml, TestData.Options() with { MaximumTokens = 40 }).Fit(view);
        Assert.All(model.Transform(view).GetColumn<float[]>("Score"), score => Assert.Equal(1, score.Sum(), 4));
    }
}
