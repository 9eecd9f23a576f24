using Microsoft.ML;
using SeqML.Tasks.Tagging.Evaluation;

namespace SeqML.Tests.Tagging;

public sealed class TaggingEvaluationTests
{
    private readonly MLContext ml = new(1);

    private static readonly Row[] Rows =
    [
        new() { Tokens = ["Eve", "Adams", "in", "Bonn"], Text = "Eve Adams in Bonn", Label = ["B-PER", "I-PER", "O", "B-LOC"], Found = ["B-PER", "I-PER", "O", "B-PER"] },
        new() { Tokens = ["no", "one"], Text = "no one", Label = ["O", "O"], Found = ["O", "O"] },
        new() { Tokens = ["Rome", "fell"], Text = "Rome fell", Label = ["B-LOC", "O"], Found = ["B-LOC", "O"] },
    ];

    private IDataView View(params Row[] rows) => ml.Data.LoadFromEnumerable(rows);

    private IDataView Keyed(IDataView view, params string[] tags)
    {
        var keys = ml.Data.LoadFromEnumerable(tags.Select(tag => new Named { Name = tag }));
        return ml.Transforms.Conversion.MapValueToKey([new("LabelKeys", "Label"), new("FoundKeys", "Found")], keyData: keys).Fit(view).Transform(view);
    }

    private static string Figures(TaggingMetrics metrics) => FormattableString.Invariant(
        $"{metrics.Tokens} {metrics.CorrectTokens} {metrics.Overall.Gold} {metrics.Overall.Predicted} {metrics.Overall.Correct} {string.Join(',', metrics.UnknownTags.Select(tag => $"{tag.Key}={tag.Value}"))}");

    [Fact]
    public void Text_keys_and_both_give_the_same_figures()
    {
        var evaluator = ml.SeqML().SequenceTagging;
        var withO = Keyed(View(Rows), "O", "B-PER", "I-PER", "B-LOC");
        var withoutO = Keyed(View(Rows), "B-PER", "I-PER", "B-LOC");
        var back = ml.Transforms.Conversion.MapKeyToValue("FoundKeys").Fit(withoutO).Transform(withoutO);
        foreach (var (data, label, found) in new[]
        {
            (View(Rows), "Label", "Found"), (withO, "LabelKeys", "FoundKeys"), (withO, "Label", "FoundKeys"),
            (withoutO, "LabelKeys", "FoundKeys"), (withoutO, "Label", "FoundKeys"), (withoutO, "LabelKeys", "Found"), (back, "Label", "FoundKeys"),
        })
            Assert.Equal("8 7 3 3 2 ", Figures(evaluator.Evaluate(data, label, found)));
    }

    [Fact]
    public void Mistakes_show_the_tokens()
    {
        var evaluator = ml.SeqML().SequenceTagging;
        Assert.Null(Assert.Single(evaluator.Evaluate(View(Rows), "Label", "Found").Mistakes).Tokens);
        foreach (var tokens in new[] { "Tokens", "Text" })
            Assert.Equal(["Eve", "Adams", "in", "Bonn"], Assert.Single(evaluator.Evaluate(View(Rows), "Label", "Found", tokens).Mistakes).Tokens);
        Assert.Empty(evaluator.Evaluate(View(Rows), "Label", "Found", "Tokens", new EvaluationOptions { Mistakes = 0 }).Mistakes);
        Assert.Equal("seqeval", evaluator.Evaluate(View(Rows), "Label", "Found", options: new EvaluationOptions { Reading = SpanReading.Seqeval }).Reading);
    }

    [Fact]
    public void Tags_that_the_model_does_not_know_are_told_and_missed()
    {
        var evaluator = ml.SeqML().SequenceTagging;
        var rows = new[] { Rows[0], new Row { Tokens = ["Mars"], Label = ["B-MISC"], Found = ["O"] }, Rows[2] };
        // From the text, by name. From keys with O among them, as unknown. From keys of entities only, it cannot be told from what is outside.
        Assert.Equal("7 5 4 3 2 B-MISC=1", Figures(evaluator.Evaluate(Keyed(View(rows), "O", "B-PER", "I-PER", "B-LOC"), "Label", "FoundKeys")));
        Assert.Equal("7 5 4 3 2 B-(unknown)=1", Figures(evaluator.Evaluate(Keyed(View(rows), "O", "B-PER", "I-PER", "B-LOC"), "LabelKeys", "FoundKeys")));
        Assert.Equal("7 6 3 3 2 ", Figures(evaluator.Evaluate(Keyed(View(rows), "B-PER", "I-PER", "B-LOC"), "LabelKeys", "FoundKeys")));
        // Of predictions that were mapped back to text, the label's keys say what is known.
        Assert.Equal("7 5 4 3 2 B-(unknown)=1", Figures(evaluator.Evaluate(Keyed(View(rows), "O", "B-PER", "I-PER", "B-LOC"), "LabelKeys", "Found")));
        Assert.Equal("7 6 3 3 2 ", Figures(evaluator.Evaluate(Keyed(View(rows), "B-PER", "I-PER", "B-LOC"), "LabelKeys", "Found")));
    }

    [Fact]
    public void Parts_of_speech_are_counted_by_token_unknown_ones_too()
    {
        var rows = new[] { new Row { Label = ["NOUN", "VERB", "X"], Found = ["NOUN", "NOUN", "VERB"] }, new Row { Label = ["VERB"], Found = ["VERB"] } };
        var keyed = Keyed(View(rows), "NOUN", "VERB");
        var byText = ml.SeqML().SequenceTagging.Evaluate(keyed, "Label", "FoundKeys");
        Assert.Null(byText.Scheme);
        Assert.Equal("4 2 4 4 2 X=1", Figures(byText));
        var byKeys = ml.SeqML().SequenceTagging.Evaluate(keyed, "LabelKeys", "FoundKeys");
        Assert.Null(byKeys.Scheme);
        Assert.Equal("4 2 4 4 2 (unknown)=1", Figures(byKeys));
    }

    [Fact]
    public void What_does_not_fit_is_told()
    {
        var evaluator = ml.SeqML().SequenceTagging;
        Assert.Throws<ArgumentNullException>(() => evaluator.Evaluate(null!));
        TagData.Contains(Assert.Throws<ArgumentOutOfRangeException>(() => evaluator.Evaluate(View(Rows))), "'PredictedLabel'", "'Found'");
        TagData.Contains(Assert.Throws<ArgumentOutOfRangeException>(() => evaluator.Evaluate(View(Rows), "Text", "Found")), "'Text'", "a vector of Text or of Key");
        TagData.Contains(Assert.Throws<ArgumentOutOfRangeException>(() => evaluator.Evaluate(View(Rows), "Label", "Found", "Words")), "'Words'");
        var uneven = View(Rows[1], new Row { Label = ["O", "O"], Found = ["O"] });
        TagData.Contains(Assert.Throws<ArgumentException>(() => evaluator.Evaluate(uneven, "Label", "Found")), "sentence 1", "2 gold tags", "1 predicted");
    }

    [Fact]
    public void A_model_is_evaluated_on_its_rows()
    {
        var view = TagData.View(ml);
        var model = ml.Transforms.Conversion.MapValueToKey("Keys", "Label")
            .Append(ml.SeqML().SequenceTagging.Lstm(TagData.Options() with { LabelColumnName = "Keys" })).Fit(view);
        var metrics = ml.SeqML().SequenceTagging.Evaluate(model.Transform(view), tokensColumnName: "Tokens");
        Assert.Equal((120, 1.0), (metrics.Sentences, metrics.Overall.F1));
        Assert.Equal(["LOC", "PER"], metrics.Types.Select(type => type.Name));
    }

    private sealed class Row
    {
        public string[]? Tokens { get; set; }

        public string? Text { get; set; }

        public string[]? Label { get; set; }

        public string[]? Found { get; set; }
    }

    private sealed class Named
    {
        public string? Name { get; set; }
    }
}
