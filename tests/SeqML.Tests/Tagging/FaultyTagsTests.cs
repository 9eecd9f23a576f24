using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Runtime;
using SeqML.Tagging;
using SeqML.Tasks.Encoders;
using SeqML.Tasks.Tagging.Heads;
using SeqML.Tasks.Tagging.Schemes;

namespace SeqML.Tests.Tagging;

/// <summary>Tags that break their scheme, and tags of a validation set that training does not have.</summary>
public sealed class FaultyTagsTests
{
    private static readonly SequenceTaggingOptions<LstmEncoder> Short = TagData.Options(training: TagData.Training() with { Epochs = 2, Seed = 3 });

    private readonly MLContext ml = new(1);

    [Fact]
    public void A_validation_sentence_with_a_tag_that_the_keys_do_not_have_is_left_out_where_O_has_a_key()
    {
        var (train, judged) = (TagData.Sentences(36), TagData.Sentences(12));
        var strange = new Sentence { Tokens = ["Mars", "is", "red"], Label = ["B-PLANET", "O", "O"], Text = "" };
        var (all, warnings) = Fit(train, [.. judged, strange, strange]);
        Assert.Contains("2 of 14 rows of the validation data were left out: the label column 'Label' has key 0 there", warnings, StringComparison.Ordinal);
        Assert.Contains("what is outside has the key 'O'", warnings, StringComparison.Ordinal);
        var (clean, none) = Fit(train, judged);
        Assert.Equal("", none);
        Same(clean, all);
        TagData.Contains(Assert.Throws<InvalidOperationException>(() => Fit(train, [strange])), "validation data", "found 1", "'Label'");
    }

    [Fact]
    public void A_validation_sentence_with_a_tag_that_the_keys_do_not_have_is_left_out_where_nothing_is_outside()
    {
        List<Sentence> Words(int count) => [.. TagData.Sentences(count).Select(row => new Sentence { Tokens = row.Tokens, Label = [.. row.Tokens!.Select(token => char.IsUpper(token[0]) ? "NOUN" : "VERB")], Text = "" })];
        var strange = new Sentence { Tokens = ["well", "Ada"], Label = ["INTJ", "NOUN"], Text = "" };
        var (all, warnings) = Fit(Words(36), [.. Words(12), strange]);
        Assert.Contains("1 of 13 rows of the validation data were left out", warnings, StringComparison.Ordinal);
        Assert.Contains("the training data have none", warnings, StringComparison.Ordinal);
        var (clean, _) = Fit(Words(36), Words(12));
        Same(clean, all);
    }

    [Fact]
    public void Key_0_is_outside_in_validation_where_it_is_so_in_training()
    {
        var (model, warnings) = Fit(TagData.Sentences(36), TagData.Sentences(12), keys: ["B-PER", "I-PER", "B-LOC", "I-LOC"]);
        Assert.Equal("", warnings);
        Assert.NotNull(model.Training.Epochs[0].Validation);
    }

    [Fact]
    public void A_validation_sentence_that_breaks_the_scheme_is_left_out_where_the_model_cannot()
    {
        var (train, judged) = (TagData.Sentences(36), TagData.Sentences(12));
        var broken = new Sentence { Tokens = ["we", "saw", "York"], Label = ["O", "O", "I-LOC"], Text = "" };
        var (all, warnings) = Fit(train, [broken, .. judged]);
        Assert.Contains("1 of 13 rows of the validation data were left out: their tags in the label column 'Label' break the scheme BIO", warnings, StringComparison.Ordinal);
        var (clean, _) = Fit(train, judged);
        Same(clean, all);
        Assert.Equal("", Fit(train, [broken, .. judged], Short with { Head = new SoftmaxHead() }).Warnings);
    }

    [Fact]
    public void Broken_tags_are_told_with_row_and_line_and_the_ways_out()
    {
        using var file = new TemporaryFile();
        File.WriteAllText(file.Path, "Ada B-PER\nLee I-PER\n\n\nwe O\nsaw O\nYork I-LOC\n\nBo I-PER\nin O\nRome B-LOC\nBonn I-PER\nOslo I-PER\n\nin O\nParis I-LOC\n\nEve B-PER\nin O\nNew B-LOC\nYork I-LOC\n");
        var data = ml.SeqML().Data.LoadFromConll(file.Path);
        var options = Short with { Training = Short.Training with { ValidationFraction = 0 } };
        foreach (var asked in new[] { options with { Scheme = TagScheme.Bio }, options with { Scheme = TagScheme.Bio, Head = new SoftmaxHead() } })
        {
            var error = Assert.Throws<ArgumentException>(() => TagData.Pipeline(ml, asked).Fit(data));
            TagData.Contains(error, "4 tags of the label column 'Label' that break the scheme BIO", "row 1 (counted from 0), which starts in line 5, token 2: I-LOC follows O",
                "row 2 (counted from 0), which starts in line 9, token 0: I-PER starts the sentence", "token 3: I-PER follows B-LOC", "TagScheme.Convert", "another Scheme", "new CrfHead { Constrained = false }");
            Assert.DoesNotContain("row 3", error.Message, StringComparison.Ordinal);
        }
        var rows = ml.Data.CreateEnumerable<Sentence>(data, reuseRowObject: false).ToList();
        var bare = Assert.Throws<ArgumentException>(() => TagData.Pipeline(ml, options with { Scheme = TagScheme.Bio }).Fit(ml.Data.LoadFromEnumerable(rows)));
        TagData.Contains(bare, "row 1 (counted from 0), token 2");
    }

    [Fact]
    public void Broken_tags_that_may_be_are_counted_in_a_warning()
    {
        var rows = TagData.Sentences(36);
        rows[5].Label = [.. rows[5].Label!.Select(tag => tag.Replace("B-PER", "I-PER"))];
        foreach (var head in new TagHead[] { new SoftmaxHead(), new CrfHead { Constrained = false } })
        {
            var (_, warnings) = Fit(rows, TagData.Sentences(12), Short with { Head = head });
            Assert.Contains("tags of the label column 'Label' that break the scheme BIO: row 5 (counted from 0), token", warnings, StringComparison.Ordinal);
            Assert.Contains("Predicted tags may break it, too", warnings, StringComparison.Ordinal);
        }
        Assert.Throws<ArgumentException>(() => Fit(rows, TagData.Sentences(12)));
        Assert.Equal("", Fit(rows, rows[..12], Short with { MakesSpans = false }).Warnings);
    }

    [Fact]
    public void Vectors_can_be_given_beside_the_defaults_of_taggers()
    {
        var embedding = new SequenceTaggingOptions<LstmEncoder>().Embedding with { KeepVectors = true };
        Assert.Equal((1, 0.5f, 100), (embedding.MinimumCount, embedding.Dropout, embedding.Size));
    }

    /// <summary>The same epochs with the same figures, and the same tags and probabilities.</summary>
    private void Same(SequenceTaggingTransformer expected, SequenceTaggingTransformer actual)
    {
        Assert.Equal(expected.Training.Epochs.Select(epoch => epoch.Validation), actual.Training.Epochs.Select(epoch => epoch.Validation));
        var view = TagData.View(ml, 12);
        Assert.Equal(Values(expected), Values(actual));
        List<float[]> Values(SequenceTaggingTransformer model) => [.. model.Transform(view).GetColumn<float[]>("Score")];
    }

    private (SequenceTaggingTransformer Model, string Warnings) Fit(List<Sentence> train, List<Sentence> judged, SequenceTaggingOptions<LstmEncoder>? options = null, string[]? keys = null)
    {
        var view = ml.Data.LoadFromEnumerable(train);
        var values = keys is null ? null : ml.Data.LoadFromEnumerable(keys.Select(key => new Named { Name = key }));
        var mapping = ml.Transforms.Conversion.MapValueToKey("Label", keyData: values).Fit(view);
        var lines = new List<string>();
        void Listen(object? sender, LoggingEventArgs message)
        {
            if (message.Kind == ChannelMessageKind.Warning)
                lines.Add(message.Message);
        }

        ml.Log += Listen;
        try
        {
            var model = ml.SeqML().SequenceTagging.Lstm((options ?? Short) with { ValidationSet = mapping.Transform(ml.Data.LoadFromEnumerable(judged)) }).Fit(mapping.Transform(view));
            return (model, string.Join('\n', lines));
        }
        finally
        {
            ml.Log -= Listen;
        }
    }

    private sealed class Named
    {
        public string? Name { get; set; }
    }
}
