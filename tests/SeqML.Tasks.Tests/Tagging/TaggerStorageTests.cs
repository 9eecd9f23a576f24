using System.Text;
using System.Text.Json.Nodes;
using SeqML.Tasks.Classification;
using SeqML.Tasks.Encoders;
using SeqML.Tasks.Storage;
using SeqML.Tasks.Tagging;
using SeqML.Tasks.Tagging.Features;
using SeqML.Tasks.Tagging.Heads;
using SeqML.Tasks.Tests.Storage;
using SeqML.TestKit;

namespace SeqML.Tasks.Tests.Tagging;

/// <summary>A tagger that was saved is the same one; one that was tampered with is refused.</summary>
public sealed class TaggerStorageTests
{
    public static TheoryData<string> Models => ["crf, cnn", "softmax, lstm", "text"];

    [Theory]
    [MemberData(nameof(Models))]
    public void A_loaded_model_tags_the_same_bits_and_saves_the_same_bytes(string name)
    {
        var model = Model(name);
        var bytes = model.Save();
        var loaded = SequenceTagger.Load(bytes);
        foreach (var sentence in TaggingProblems.Sentences(50, seed: 7))
        {
            var (first, second) = (TaggingProblems.Tag(model, [.. sentence.Words]), TaggingProblems.Tag(loaded, [.. sentence.Words]));
            Assert.Equal(first.Tags.ToArray(), second.Tags.ToArray());
            Expect.SameBits(first.Scores.ToArray(), second.Scores.ToArray(), "scores");
            Assert.Equal(first.Spans.ToArray(), second.Spans.ToArray());
        }
        Assert.Equal(bytes, loaded.Save());
        Assert.Equal(model.Config with { Tags = loaded.Config.Tags, AddedTags = loaded.Config.AddedTags }, loaded.Config);
        Assert.Equal(model.Config.Tags, loaded.Config.Tags);
    }

    [Fact]
    public void One_seed_gives_the_same_bytes_on_any_number_of_threads()
    {
        byte[] Train(int threads, int seed) => TaggerTrainer.Train(TaggingProblems.Sentences(200, seed: 3), TaggingProblems.Tags, 0, TaggerInput.Tokens, TaggingProblems.Quick() with
        {
            Encoder = new LstmEncoder { HiddenSize = 48 },
            Embedding = new() { Size = 40, MinimumCount = 1 },
            Training = new() { Epochs = 2, BatchSize = 64, Seed = seed, Threads = threads },
        }).Model.SaveTimeless();
        var one = Train(1, seed: 1);
        Assert.Equal(one, Train(2, seed: 1));
        Assert.Equal(one, Train(8, seed: 1));
        Assert.NotEqual(one, Train(1, seed: 2));
    }

    public static TheoryData<string, string> Forgeries => new()
    {
        { "tags", "[\"O\"]" }, { "tags", "null" }, { "tags", "[\"O\",null,\"a\",\"b\",\"c\"]" }, { "outside", "5" }, { "outside", "-2" }, { "scheme", "\"BIOX\"" },
        { "task", "\"classification\"" }, { "input", "7" }, { "vocabularySize", "1000000000" }, { "characterCount", "-1" }, { "options", "null" },
    };

    [Theory]
    [MemberData(nameof(Forgeries))]
    public void A_forged_configuration_is_refused(string member, string value)
    {
        var bytes = Change("config.json", json => json[member] = JsonNode.Parse(value));
        Refused(bytes);
    }

    [Theory]
    [InlineData("encoder")]
    [InlineData("embedding")]
    [InlineData("head")]
    [InlineData("training")]
    public void Options_without_a_part_are_refused(string part) => Refused(Change("config.json", json => json["options"]![part] = null));

    [Fact]
    public void Sizes_that_a_file_does_not_name_have_their_defaults()
    {
        var model = TaggerTrainer.Train(TaggingProblems.Sentences(40, seed: 3), TaggingProblems.Tags, 0, TaggerInput.Tokens, TaggingProblems.Quick(characters: new CharacterLstm())).Model;
        var bytes = Change("config.json", json =>
        {
            json["options"]!["head"]!.AsObject().Remove("constrained");
            foreach (var size in new[] { "size", "hiddenSize", "dropout" })
                json["options"]!["characters"]!.AsObject().Remove(size);
        }, model.Save());
        Assert.Equal(model.Config.Options, SequenceTagger.Load(bytes).Config.Options);
    }

    [Fact]
    public void Files_that_are_missing_cut_or_empty_are_refused()
    {
        var files = ModelContainer.Unpack(TaggingProblems.QuickModel().Save());
        foreach (var name in files.Keys)
        {
            if (name != HistoryFile.Name) // older models have none
                Refused(ModelContainer.Pack([.. files.Where(file => file.Key != name).Select(file => (file.Key, file.Value.ToArray()))]));
            Refused(ModelContainer.Pack([.. files.Select(file => (file.Key, file.Key == name ? file.Value[..(file.Value.Length / 2)].ToArray() : file.Value.ToArray()))]));
            Refused(ModelContainer.Pack([.. files.Select(file => (file.Key, file.Key == name ? Encoding.UTF8.GetBytes("null") : file.Value.ToArray()))]));
        }
    }

    [Fact]
    public void A_classifier_is_no_tagger_and_a_tagger_no_classifier()
    {
        Refused(Problems.QuickModel(InputKind.Tokens).Save());
        Assert.Throws<InvalidDataException>(() => TextClassifier.Load(TaggingProblems.QuickModel().Save()));
    }

    private static SequenceTagger Model(string name) => name switch
    {
        "crf, cnn" => TaggingProblems.QuickModel(),
        "softmax, lstm" => TaggingProblems.QuickModel(head: new SoftmaxHead(), characters: new CharacterLstm { Size = 3, HiddenSize = 2 }),
        _ => TaggingProblems.QuickModel(TaggerInput.Text),
    };

    private static byte[] Change(string name, Action<JsonObject> change, byte[]? model = null) => ModelContainer.Pack(
        [.. ModelContainer.Unpack(model ?? TaggingProblems.QuickModel().Save()).Select(file =>
        {
            if (file.Key != name)
                return (file.Key, file.Value.ToArray());
            var json = JsonNode.Parse(file.Value.Span)!.AsObject();
            change(json);
            return (file.Key, Encoding.UTF8.GetBytes(json.ToJsonString()));
        })]);

    private static void Refused(byte[] bytes) => Assert.True(Assert.Throws<InvalidDataException>(() => SequenceTagger.Load(bytes)).Message.Length > 20);
}
