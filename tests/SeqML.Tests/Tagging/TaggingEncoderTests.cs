using Microsoft.ML;
using SeqML.Tagging;
using SeqML.Tasks.Encoders;
using SeqML.Tasks.Tagging.Features;
using SeqML.Tasks.Tagging.Heads;

namespace SeqML.Tests.Tagging;

/// <summary>Every trainer of the catalog learns, by names and by options.</summary>
public sealed class TaggingEncoderTests
{
    private static readonly MLContext Ml = new(1);

    public static TheoryData<string> Encoders => new(["rnn", "lstm", "gru", "cnn", "transformer"]);

    [Theory]
    [MemberData(nameof(Encoders))]
    public void Options_give_a_model_that_learns(string encoder)
    {
        var view = TagData.Keyed(Ml, TagData.View(Ml));
        var catalog = Ml.SeqML().SequenceTagging;
        var trainer = encoder switch
        {
            "rnn" => catalog.Rnn(Options(new RnnEncoder { HiddenSize = 12 })),
            "lstm" => catalog.Lstm(Options(new LstmEncoder { HiddenSize = 12 })),
            "gru" => catalog.Gru(Options(new GruEncoder { HiddenSize = 12 })),
            "cnn" => catalog.Cnn(Options(new CnnEncoder { Filters = 12 })),
            _ => catalog.Transformer(Options(new TransformerEncoder { Heads = 2, Layers = 1, FeedForwardSize = 32 })),
        };
        var model = Ml.Transforms.Conversion.MapKeyToValue("PredictedLabel");
        var found = trainer.Append(model).Fit(view).Transform(view);
        var right = TagData.Sentences().Zip(Ml.Data.CreateEnumerable<Tagged>(found, reuseRowObject: false), (row, tagged) => row.Label!.SequenceEqual(tagged.PredictedLabel!)).Count(same => same);
        Assert.True(right >= 110, $"{right} of 120 sentences");
    }

    [Theory]
    [MemberData(nameof(Encoders))]
    public void Names_give_an_estimator_with_the_defaults(string encoder)
    {
        var catalog = Ml.SeqML().SequenceTagging;
        var trainer = encoder switch
        {
            "rnn" => catalog.Rnn("Tags", "Words"),
            "lstm" => catalog.Lstm("Tags", "Words"),
            "gru" => catalog.Gru("Tags", "Words"),
            "cnn" => catalog.Cnn("Tags", "Words"),
            _ => catalog.Transformer("Tags", "Words"),
        };
        TagData.Contains(Assert.Throws<ArgumentOutOfRangeException>(() => trainer.Fit(TagData.View(Ml, 2))), "'Tags'");
    }

    [Fact]
    public void Characters_and_a_softmax_head_are_options_too()
    {
        var view = TagData.View(Ml);
        foreach (var options in new[]
        {
            TagData.Options() with { Characters = new CharacterCnn(), Head = new SoftmaxHead() },
            TagData.Options() with { Characters = new CharacterLstm(), Head = new CrfHead { Constrained = false } },
        })
        {
            var model = TagData.Pipeline(Ml, options).Fit(view);
            var found = Ml.Data.CreateEnumerable<Tagged>(TestData.SaveAndLoad(Ml, model, view.Schema).Transform(view), reuseRowObject: false);
            var right = TagData.Sentences().Zip(found, (row, tagged) => row.Label!.SequenceEqual(tagged.PredictedLabel!)).Count(same => same);
            Assert.True(right >= 110, $"{right} of 120 sentences");
        }
    }

    private static SequenceTaggingOptions<TEncoder> Options<TEncoder>(TEncoder encoder)
        where TEncoder : Encoder, new()
    {
        var defaults = TagData.Options();
        return new()
        {
            Encoder = encoder,
            Embedding = defaults.Embedding,
            Characters = null,
            CasingSize = 4,
            UnknownShare = 0,
            Dropout = 0,
            Training = defaults.Training,
        };
    }
}
