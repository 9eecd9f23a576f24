using Microsoft.ML;

namespace SeqML.Tests.Tagging;

public sealed class TaggingHostileTests
{
    private static readonly string?[] Texts =
    [
        null, "", " ", "\t\r\n\0", "\u00A0\u200B\uFEFF", "\uD800", "\uDC00\uD800 Ada \uD83D", "\0\u0001\u001F\u007F",
        "שלום עולם", "مرحبا \u202E Ada", "👩‍👩‍👧‍👦👍🏽🇩🇪", "e\u0301\u0301\u0301", "\uFFFF\uFFFE", new('a', 1 << 20),
        string.Concat(Enumerable.Repeat("Ada lives in Bonn . ", 52_000)), new('\u0301', 1 << 20),
    ];

    [Fact]
    public void No_text_fails_a_prediction()
    {
        var ml = new MLContext(1);
        var view = TagData.View(ml);
        var model = TestData.SaveAndLoad(ml, TagData.Pipeline(ml, TagData.Options("Text")).Fit(view), view.Schema);
        using var engine = ml.Model.CreatePredictionEngine<Sentence, Tagged>(model);
        foreach (var text in Texts)
        {
            var found = engine.Predict(new Sentence { Text = text });
            Assert.Equal(text?.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Length ?? 0, found.PredictedLabel?.Length ?? 0);
            Assert.Equal(found.PredictedLabel?.Length, found.Score?.Length);
            Assert.All(found.Entities, entity => Assert.Equal(entity.Text, text!.Substring(entity.Start, entity.Length)));
        }
    }

    [Theory]
    [InlineData(null)]
    [InlineData("Text")]
    public void No_tokens_fail_a_prediction(string? textColumn)
    {
        var ml = new MLContext(1);
        var view = TagData.View(ml);
        var model = TestData.SaveAndLoad(ml, TagData.Pipeline(ml, TagData.Options() with { TextColumnName = textColumn }).Fit(view), view.Schema);
        using var engine = ml.Model.CreatePredictionEngine<Sentence, Tagged>(model);
        string[]?[] rows = [null, [], [""], ["", "", ""], [null!, "Ada"], .. Texts.Select(text => text?.Split(' '))];
        foreach (var tokens in rows)
        {
            var text = string.Join(' ', tokens ?? []);
            foreach (var given in new[] { text, "", null, "another text" })
            {
                if (tokens?.Length > 1000 && given == "another text" && textColumn is not null)
                    continue; // the same search, a thousand times
                var found = engine.Predict(new Sentence { Tokens = tokens, Text = given });
                Assert.Equal(tokens?.Length ?? 0, found.PredictedLabel?.Length ?? 0);
                var slices = textColumn is null ? text : given;
                Assert.All(found.Entities, entity => Assert.Equal(entity.Text, (slices ?? "").Substring(entity.Start, entity.Length)));
            }
        }
    }

    [Fact]
    public void Tokens_that_a_large_text_does_not_have_are_looked_for_in_bearable_time()
    {
        var ml = new MLContext(1);
        var view = TagData.View(ml);
        var model = TagData.Pipeline(ml, TagData.Options() with { TextColumnName = "Text" }).Fit(view);
        using var engine = ml.Model.CreatePredictionEngine<Sentence, Tagged>(model);
        var tokens = Enumerable.Range(0, 20_000).Select(i => i % 2 == 0 ? "missing" : "Ada").ToArray();
        var found = engine.Predict(new Sentence { Tokens = tokens, Text = new string('x', 1 << 20) });
        Assert.Equal(tokens.Length, found.PredictedLabel!.Length);
    }

    [Fact]
    public void Training_takes_hostile_tokens_too()
    {
        var ml = new MLContext(1);
        var rows = TagData.Sentences();
        rows.AddRange(Texts.Where(text => text?.Length < 100).Select(text => new Sentence { Tokens = [text!, "", "Ada"], Label = ["O", "O", "B-PER"], Text = text }));
        var view = ml.Data.LoadFromEnumerable(rows);
        var model = TagData.Pipeline(ml).Fit(view);
        Assert.Equal(rows.Count, ml.Data.CreateEnumerable<Tagged>(model.Transform(view), reuseRowObject: false).Count(row => row.Score!.All(float.IsFinite)));
    }
}
