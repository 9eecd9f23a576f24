using Microsoft.ML;
using Microsoft.ML.Data;

namespace SeqML.Tests.Tagging;

public sealed class NamedEntityTests
{
    private static readonly Lazy<ITransformer> Model = new(() =>
    {
        var ml = new MLContext(1);
        return TagData.Pipeline(ml).Fit(TagData.View(ml));
    });

    private readonly MLContext ml = new(1);

    private Tagged Predict(ITransformer model, Sentence sentence)
    {
        using var engine = ml.Model.CreatePredictionEngine<Sentence, Tagged>(model, new PredictionEngineOptions { OwnsTransformer = false });
        return engine.Predict(sentence);
    }

    [Fact]
    public void What_was_learned_comes_back_with_probabilities_and_entities()
    {
        var rows = TagData.Sentences();
        using var engine = ml.Model.CreatePredictionEngine<Sentence, Tagged>(Model.Value, new PredictionEngineOptions { OwnsTransformer = false });
        foreach (var row in rows)
        {
            var found = engine.Predict(row);
            Assert.Equal(row.Label, found.PredictedLabel!);
            Assert.Equal(row.Tokens!.Length, found.Score!.Length);
            Assert.All(found.Score, score => Assert.InRange(score, 0.3f, 1.0001f));
            Assert.Equal(row.Label!.Count(tag => tag.StartsWith('B')), found.Entities.Count);
            Assert.All(found.Entities, entity => Assert.Equal(entity.Text, row.Text!.Substring(entity.Start, entity.Length)));
        }
    }

    [Fact]
    public void An_entity_of_two_tokens_is_one_span()
    {
        var found = Predict(Model.Value, new Sentence { Tokens = ["Eve", "Adams", "lives", "in", "New", "York", "."] });
        Assert.Equal([("PER", 0, 9, "Eve Adams"), ("LOC", 19, 8, "New York")], found.Entities.Select(entity => (entity.Type, entity.Start, entity.Length, entity.Text)));
        Assert.All(found.Entities, entity => Assert.InRange(entity.Probability, 0.3f, 1.0001f));
    }

    [Fact]
    public void The_columns_are_vectors_and_the_label_keeps_its_values()
    {
        var view = TagData.View(ml);
        var keyed = TagData.Keyed(ml, view);
        var output = ml.SeqML().SequenceTagging.Lstm(TagData.Options(training: TagData.Training() with { Epochs = 1 })).Fit(keyed).Transform(keyed);
        Assert.Equal(["Tokens", "Label", "Text", "PredictedLabel", "Score", "SpanType", "SpanStart", "SpanLength", "SpanText", "SpanProbability"],
            output.Schema.Where(column => !column.IsHidden).Select(column => column.Name));
        var (label, predicted) = (output.Schema["Label"], output.Schema["PredictedLabel"]);
        Assert.Equal(label.Type, predicted.Type);
        Assert.Equal(KeyValues(label), KeyValues(predicted));
        Assert.Equal("Vector<Single>", output.Schema["Score"].Type.ToString());
        Assert.Equal(["Vector<String>", "Vector<Int32>", "Vector<Int32>", "Vector<String>", "Vector<Single>"],
            new[] { "Type", "Start", "Length", "Text", "Probability" }.Select(column => output.Schema["Span" + column].Type.ToString()));
    }

    [Fact]
    public void Places_are_those_in_the_text_where_it_is_given()
    {
        var model = TagData.Pipeline(ml, TagData.Options() with { TextColumnName = "Text" }).Fit(TagData.View(ml));
        const string text = "  Eve   Adams  lives in NEW York.";
        foreach (var each in new[] { model, TestData.SaveAndLoad(ml, model, TagData.View(ml).Schema) })
        {
            var found = Predict(each, new Sentence { Tokens = ["Eve", "Adams", "lives", "in", "New", "York", "."], Text = text });
            Assert.Equal([("PER", 2, 11, "Eve   Adams"), ("LOC", 24, 8, "NEW York")], found.Entities.Select(entity => (entity.Type, entity.Start, entity.Length, entity.Text)));
        }
    }

    [Fact]
    public void A_text_has_a_tag_a_word_and_spans_without_punctuation()
    {
        // The convention of Microsoft.ML.TorchSharp: keys of entities only, and a label for each word between spaces.
        var rows = TagData.Sentences().Select(row => new Sentence
        {
            Text = row.Text!.Replace(" .", ".").Replace(" ,", ",").Replace(" !", "!"),
            Label = [.. row.Tokens!.Zip(row.Label!).Where(pair => char.IsLetter(pair.First[0])).Select(pair => pair.Second.Length > 1 ? pair.Second[2..] : "0")],
        }).ToList();
        var view = ml.Data.LoadFromEnumerable(rows);
        var keys = ml.Data.LoadFromEnumerable(new[] { new Key { Name = "PER" }, new Key { Name = "LOC" } });
        var model = ml.Transforms.Conversion.MapValueToKey("Label", keyData: keys)
            .Append(ml.SeqML().SequenceTagging.Lstm(TagData.Options("Text")))
            .Append(ml.Transforms.Conversion.MapKeyToValue("PredictedLabel")).Fit(view);
        foreach (var each in new[] { model, TestData.SaveAndLoad(ml, model, view.Schema) })
        {
            var found = Predict(each, new Sentence { Text = "in New York, Carla sleeps" });
            Assert.Equal(["", "LOC", "LOC", "PER", ""], found.PredictedLabel!);
            Assert.Equal(5, found.Score!.Length);
            Assert.Equal([("LOC", 3, 8, "New York"), ("PER", 13, 5, "Carla")], found.Entities.Select(entity => (entity.Type, entity.Start, entity.Length, entity.Text)));
        }
    }

    [Fact]
    public void Parts_of_speech_have_tags_and_no_spans()
    {
        var rows = TagData.Sentences().Select(row => new Sentence
        {
            Tokens = row.Tokens,
            Label = [.. row.Tokens!.Select(token => char.IsUpper(token[0]) ? "PROPN" : char.IsPunctuation(token[0]) ? "PUNCT" : "X")],
        }).ToList();
        var model = TagData.Pipeline(ml).Fit(ml.Data.LoadFromEnumerable(rows));
        var found = Predict(model, rows[0]);
        Assert.Equal(rows[0].Label, found.PredictedLabel!);
        Assert.Empty(found.Entities);
    }

    [Fact]
    public void Without_a_prefix_there_are_no_columns_of_spans()
    {
        var model = TagData.Pipeline(ml, TagData.Options(training: TagData.Training() with { Epochs = 1 }) with
        {
            SpanColumnPrefix = null,
            PredictedLabelColumnName = "PredictedLabel",
            ScoreColumnName = "Certainty",
        }).Fit(TagData.View(ml));
        var output = model.Transform(TagData.View(ml));
        Assert.Equal(["Tokens", "Label", "Text", "PredictedLabel", "Certainty"], output.Schema.Where(column => !column.IsHidden).Select(column => column.Name));
    }

    [Fact]
    public void Rows_come_as_objects_too()
    {
        var view = TagData.View(ml, 12);
        var entities = ml.Data.CreateEnumerable<Tagged>(Model.Value.Transform(view), reuseRowObject: false).Select(row => row.Entities.Count).ToList();
        Assert.Equal(TagData.Sentences(12).Select(row => row.Label!.Count(tag => tag.StartsWith('B'))), entities);
    }

    private static string[] KeyValues(DataViewSchema.Column column)
    {
        VBuffer<ReadOnlyMemory<char>> values = default;
        column.GetKeyValues(ref values);
        return [.. values.DenseValues().Select(value => value.ToString())];
    }

    private sealed class Key
    {
        public string? Name { get; set; }
    }
}
