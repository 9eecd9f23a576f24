using SeqML.Tasks.Encoders;
using SeqML.Tasks.Tagging;
using SeqML.Tasks.Tagging.Features;
using SeqML.Tasks.Tagging.Heads;

namespace SeqML.Tasks.Tests.Tagging;

/// <summary>Small taggers learn what only context, casing and characters tell: the names in the test sentences are new.</summary>
public sealed class TaggerLearningTests
{
    private const double NearlyAll = 0.97;

    private static readonly Dictionary<string, TaggerOptions> Networks = new()
    {
        ["lstm, softmax"] = TaggingProblems.Options(new SoftmaxHead()),
        ["lstm, crf"] = TaggingProblems.Options(),
        ["lstm, crf without rules"] = TaggingProblems.Options(new CrfHead { Constrained = false }),
        ["lstm, characters by cnn"] = TaggingProblems.Options(characters: new CharacterCnn { Size = 6, Filters = 8, Dropout = 0 }) with { CasingSize = 0 },
        ["lstm, characters by lstm"] = TaggingProblems.Options(characters: new CharacterLstm { Size = 6, HiddenSize = 6 }) with { CasingSize = 0 },
        ["gru"] = TaggingProblems.Options(encoder: new GruEncoder { HiddenSize = 12 }),
        ["rnn"] = TaggingProblems.Options(encoder: new RnnEncoder { HiddenSize = 16 }),
        ["cnn"] = TaggingProblems.Options(encoder: new CnnEncoder { Filters = 12 }),
        ["transformer"] = TaggingProblems.Options(encoder: new TransformerEncoder { Layers = 1, Heads = 2, FeedForwardSize = 32, Dropout = 0 }) with
        {
            Embedding = new() { Size = 12, MinimumCount = 1, Dropout = 0 },
            Training = new() { Epochs = 30, Patience = 30, BatchSize = 8, LearningRate = 0.005f, Seed = 1 },
        },
    };

    public static TheoryData<string> Names => [.. Networks.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void Every_network_learns_names_by_what_stands_before_them(string network)
    {
        var (model, result) = TaggerTrainer.Train(TaggingProblems.Sentences(300, seed: 1), TaggingProblems.Tags, 0, TaggerInput.Tokens, Networks[network]);
        Assert.InRange(TaggingProblems.Accuracy(model, TaggingProblems.Sentences(100, seed: 2)), NearlyAll, 1);
        Assert.InRange(result.Epochs[result.BestEpoch - 1].Validation!.Metric, 0.9, 1);
        Assert.Equal("BIO", model.Config.Scheme);
    }

    [Fact]
    public void Characters_tell_words_apart_that_are_new()
    {
        var (training, test) = (TaggingProblems.BySuffix(200, seed: 1), TaggingProblems.BySuffix(100, seed: 2));
        double Accuracy(CharacterFeatures? characters) => TaggingProblems.Accuracy(
            TaggerTrainer.Train(training, ["VERB", "NOUN"], -1, TaggerInput.Tokens, TaggingProblems.Options(new SoftmaxHead(), characters) with { CasingSize = 0 }).Model, test);
        Assert.InRange(Accuracy(null), 0.3, 0.8);
        Assert.InRange(Accuracy(new CharacterCnn { Size = 6, Filters = 8, Dropout = 0 }), NearlyAll, 1);
        Assert.InRange(Accuracy(new CharacterLstm { Size = 6, HiddenSize = 6 }), NearlyAll, 1);
    }

    [Fact]
    public void Texts_are_learned_and_their_entities_end_before_punctuation()
    {
        // Punctuation stays on the name, as in texts that are split at blanks.
        var sentences = TaggingProblems.Sentences(300, seed: 1).Select(sentence => new TaggedSentence(
            [.. sentence.Words.Select((word, i) => sentence.Tags[i] > 0 && i % 2 == 0 ? word + (i % 4 == 0 ? "," : ".") : word)], sentence.Tags)).ToArray();
        var (model, _) = TaggerTrainer.Train(sentences, TaggingProblems.Tags, 0, TaggerInput.Text, TaggingProblems.Options());
        const string text = "saw mr Xab Kelo, and in  Qrsky.";
        var result = TaggingProblems.TagText(model, text);
        Assert.Equal([0, 0, 1, 2, 0, 0, 3], result.Tags.ToArray());
        Assert.Equal(["PER Xab Kelo", "LOC Qrsky"], result.Spans.ToArray().Select(span => $"{span.Type} {span.In(text)}"));
        Assert.Equal([(2, 2), (6, 1)], result.Spans.ToArray().Select(span => (span.FirstWord, span.Words)));
    }

    [Fact]
    public void Parts_of_speech_have_no_scheme_and_no_spans()
    {
        var sentences = TaggingProblems.Sentences(200, seed: 1).Select(sentence => new TaggedSentence(sentence.Words, [.. sentence.Tags.Select(tag => tag > 0 ? 1 : 0)])).ToArray();
        var (model, _) = TaggerTrainer.Train(sentences, ["WORD", "NAME"], -1, TaggerInput.Tokens, TaggingProblems.Options(new SoftmaxHead()));
        Assert.Null(model.Config.Scheme);
        var result = TaggingProblems.Tag(model, "mr", "Xab", "went");
        Assert.Equal([0, 1, 0], result.Tags.ToArray());
        Assert.True(result.Spans.IsEmpty);
    }
}
