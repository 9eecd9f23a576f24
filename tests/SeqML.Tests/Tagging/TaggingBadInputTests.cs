using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Runtime;
using SeqML.Tagging;
using SeqML.Tasks.Encoders;

namespace SeqML.Tests.Tagging;

/// <summary>What does not fit is told at Fit, or before, with column, row, what was expected and what was found.</summary>
public sealed class TaggingBadInputTests
{
    private readonly MLContext ml = new(1);

    private static readonly SequenceTaggingOptions<LstmEncoder> Short = TagData.Options(training: TagData.Training() with { Epochs = 1 });

    private IDataView View(params Sentence[] rows) => ml.Data.LoadFromEnumerable(rows);

    private static Sentence Row(string tokens, string tags) => new()
    {
        Tokens = tokens.Split(' ', StringSplitOptions.RemoveEmptyEntries),
        Label = tags.Split(' ', StringSplitOptions.RemoveEmptyEntries),
        Text = tokens,
    };

    private ITransformer Fit(IDataView view, SequenceTaggingOptions<LstmEncoder>? options = null) => TagData.Pipeline(ml, options ?? Short).Fit(view);

    [Fact]
    public void A_missing_column()
    {
        var keyed = TagData.Keyed(ml, TagData.View(ml, 12));
        foreach (var (options, name) in new[] { (Short with { LabelColumnName = "Tags" }, "'Tags'"), (Short with { InputColumnName = "Words" }, "'Words'"), (Short with { TextColumnName = "Whole" }, "'Whole'") })
        {
            TagData.Contains(Assert.Throws<ArgumentOutOfRangeException>(() => ml.SeqML().SequenceTagging.Lstm(options).Fit(keyed)), name, "'Tokens', 'Label', 'Text'");
            TagData.Contains(Assert.Throws<ArgumentOutOfRangeException>(() => ml.Transforms.CopyColumns("A", "Text").Append(ml.SeqML().SequenceTagging.Lstm(options)).Fit(keyed)), name);
        }
    }

    [Fact]
    public void A_label_of_the_wrong_type()
    {
        var trainer = ml.SeqML().SequenceTagging.Lstm(Short);
        TagData.Contains(Assert.Throws<ArgumentOutOfRangeException>(() => trainer.Fit(TagData.View(ml, 12))), "'Label'", "a vector of Key", "a vector of String", "MapValueToKey");
        TagData.Contains(Assert.Throws<ArgumentOutOfRangeException>(() => TestData.Pipeline(ml).Append(trainer).Fit(TestData.View(ml, 4))), "'Label'", "a vector of Key", "found Key");
    }

    [Fact]
    public void An_input_of_the_wrong_type()
    {
        var keyed = TagData.Keyed(ml, TagData.View(ml, 12));
        var seq = ml.SeqML().SequenceTagging;
        TagData.Contains(Assert.Throws<ArgumentOutOfRangeException>(() => seq.Lstm("Label", "Label").Fit(keyed)), "'Label'", "a vector of Text (tokens) or Text", "a vector of Key");
        TagData.Contains(Assert.Throws<ArgumentOutOfRangeException>(() => seq.Lstm(Short with { TextColumnName = "Tokens" }).Fit(keyed)), "'Tokens'", "to be Text", "a vector of String");
        TagData.Contains(Assert.Throws<ArgumentOutOfRangeException>(() => seq.Lstm(Short with { InputColumnName = "Text", TextColumnName = "Text" }).Fit(keyed)), "'Text'", "a vector of Text", "TextColumnName");
    }

    [Fact]
    public void As_many_tags_as_tokens()
    {
        var error = Assert.Throws<InvalidOperationException>(() => Fit(View(Row("Ada lives in Bonn", "B-PER O O B-LOC"), Row("we saw New York", "O O B-LOC"))));
        TagData.Contains(error, "3 tags", "'Label'", "4 tokens", "'Tokens'", "row 1", "we saw New York");
        error = Assert.Throws<InvalidOperationException>(() => Fit(View(Row("Ada lives", "B-PER O"), Row("we saw  York", "O O B-LOC O")), Short with { InputColumnName = "Text" }));
        TagData.Contains(error, "4 tags", "3 words", "'Text'", "row 1");
        error = Assert.Throws<InvalidOperationException>(() => Fit(View(Row("Ada lives", "B-PER O"), Row("", "O"))));
        TagData.Contains(error, "1 tags", "0 tokens", "row 1", "no text");
    }

    [Fact]
    public void No_rows_or_none_with_tokens()
    {
        TagData.Contains(Assert.Throws<InvalidOperationException>(() => Fit(View())), "rows", "none");
        TagData.Contains(Assert.Throws<InvalidOperationException>(() => Fit(View(Row("", ""), Row("", "")))), "found 2", "'Tokens'");
    }

    [Fact]
    public void One_tag_only()
    {
        TagData.Contains(Assert.Throws<InvalidOperationException>(() => Fit(View(Row("Ada lives", "O O"), Row("Bob too", "O O")))), "'Label'", "only one");
        // Keys of nothing that is there: all is outside.
        var keys = ml.Data.LoadFromEnumerable(new[] { new Sentence { Text = "PER" } });
        var nothing = ml.Transforms.SelectColumns("Text").Fit(keys).Transform(keys);
        var pipeline = ml.Transforms.Conversion.MapValueToKey("Label", keyData: nothing).Append(ml.SeqML().SequenceTagging.Lstm(Short));
        TagData.Contains(Assert.Throws<InvalidOperationException>(() => pipeline.Fit(View(Row("Ada lives", "O O")))), "'Label'", "MapValueToKey");
    }

    [Fact]
    public void Rows_without_tokens_are_passed_over_and_counted()
    {
        var rows = TagData.Sentences(24);
        rows.InsertRange(3, [Row("", ""), new Sentence()]);
        Assert.Contains("2 rows without a token in the input column 'Tokens'", Warnings(() => Fit(ml.Data.LoadFromEnumerable(rows))));
        Assert.Equal("", Warnings(() => Fit(TagData.View(ml, 24))));
    }

    [Fact]
    public void Key_0_is_read_as_O_where_there_is_such_a_tag()
    {
        var rows = TagData.Sentences(24);
        rows[5].Label![0] = "";
        rows[6].Label![1] = "";
        ITransformer? model = null;
        Assert.Contains("2 tokens of key 0 in the label column 'Label' were read as 'O'", Warnings(() => model = Fit(ml.Data.LoadFromEnumerable(rows))));
        Assert.All(model!.Transform(TagData.View(ml, 24)).GetColumn<string[]>("PredictedLabel"), tags => Assert.DoesNotContain("", tags));
    }

    [Fact]
    public void Numbers_are_tags_too_but_0_is_not_beside_what_is_outside()
    {
        // Keys 1 to 3 without values, and 9, which is none.
        var rows = TagData.Sentences(24).Select(row => new Numbered { Tokens = row.Tokens, Label = [.. row.Label!.Select(tag => tag == "O" ? 9u : tag[^1] == 'R' ? 1u : 3u)] }).ToList();
        var model = ml.SeqML().SequenceTagging.Lstm(TagData.Options()).Fit(ml.Data.LoadFromEnumerable(rows));
        var found = model.Transform(ml.Data.LoadFromEnumerable(rows)).GetColumn<VBuffer<uint>>("PredictedLabel").Select(keys => keys.DenseValues().ToArray()).ToList();
        Assert.All(found.SelectMany(keys => keys), key => Assert.Contains(key, new uint[] { 0, 1, 3 }));
        Assert.Contains(found, keys => keys.Contains(0u) && keys.Contains(3u));

        var numbers = ml.Data.LoadFromEnumerable(new[] { new Whole { Value = 0 }, new Whole { Value = 1 } });
        var whole = ml.Data.LoadFromEnumerable(new[] { new WholeRow { Tokens = ["a", "b", "c"], Label = [0, 1, 2] } });
        var pipeline = ml.Transforms.Conversion.MapValueToKey("Label", keyData: numbers).Append(ml.SeqML().SequenceTagging.Lstm(Short));
        TagData.Contains(Assert.Throws<InvalidOperationException>(() => pipeline.Fit(whole)), "key 0", "'Label'", "Text");
    }

    [Fact]
    public void Tags_that_break_the_scheme_are_told_with_their_row()
    {
        var rows = TagData.Sentences(24);
        rows[7].Label = [.. rows[7].Label!.Select(tag => tag.Replace("B-", "I-"))];
        TagData.Contains(Assert.Throws<ArgumentException>(() => Fit(ml.Data.LoadFromEnumerable(rows), Short with { Scheme = Tasks.Tagging.Schemes.TagScheme.Bio })), "7");
    }

    [Fact]
    public void Options_are_checked_when_they_are_given()
    {
        var seq = ml.SeqML().SequenceTagging;
        Assert.Throws<ArgumentNullException>(() => seq.Lstm(null!));
        Assert.Throws<ArgumentNullException>("LabelColumnName", () => seq.Lstm(Short with { LabelColumnName = null! }));
        Assert.Throws<ArgumentException>("TextColumnName", () => seq.Lstm(Short with { TextColumnName = " " }));
        Assert.Throws<ArgumentException>("SpanColumnPrefix", () => seq.Lstm(Short with { SpanColumnPrefix = "" }));
        TagData.Contains(Assert.Throws<ArgumentException>(() => seq.Lstm(Short with { ScoreColumnName = "SpanType" })), "'SpanType' twice");
        TagData.Contains(Assert.Throws<ArgumentException>(() => seq.Lstm(Short with { ScoreColumnName = "PredictedLabel" })), "'PredictedLabel' twice");
        TagData.Contains(Assert.Throws<ArgumentOutOfRangeException>(() => seq.Lstm(Short with { MaximumTokens = 0 })), "MaximumTokens");
        Assert.Throws<ArgumentNullException>(() => seq.Lstm(Short with { Head = null! }));
    }

    [Fact]
    public void Validation_data_are_told_apart_by_their_keys()
    {
        var view = TagData.View(ml, 41);
        var mapping = ml.Transforms.Conversion.MapValueToKey("Label").Fit(view);
        var keyed = mapping.Transform(view);
        var model = ml.SeqML().SequenceTagging.Lstm(Short with { ValidationSet = mapping.Transform(TagData.View(ml, 12)) }).Fit(keyed);
        Assert.NotNull(model.Training.Epochs[0].Validation);
        Assert.Equal(6, model.Training.Epochs[0].Steps); // of 8 rows: none is kept apart

        var turned = TagData.Sentences(12);
        turned.Reverse();
        TagData.Contains(Assert.Throws<ArgumentException>(() => ml.SeqML().SequenceTagging.Lstm(Short with { ValidationSet = TagData.Keyed(ml, ml.Data.LoadFromEnumerable(turned)) }).Fit(keyed)),
            "'Label'", "validation", "MapValueToKey");
        TagData.Contains(Assert.Throws<ArgumentOutOfRangeException>(() => ml.SeqML().SequenceTagging.Lstm(Short with { ValidationSet = view }).Fit(keyed)), "'Label'", "Key");
    }

    private string Warnings(Action action)
    {
        var lines = new List<string>();
        void Listen(object? sender, LoggingEventArgs message)
        {
            if (message.Kind == ChannelMessageKind.Warning)
                lines.Add(message.Message);
        }

        ml.Log += Listen;
        action();
        ml.Log -= Listen;
        return string.Join('\n', lines);
    }

    private sealed class Numbered
    {
        public string[]? Tokens { get; set; }

        [KeyType(3)]
        public uint[]? Label { get; set; }
    }

    private sealed class Whole
    {
        public int Value { get; set; }
    }

    private sealed class WholeRow
    {
        public string[]? Tokens { get; set; }

        public int[]? Label { get; set; }
    }
}
