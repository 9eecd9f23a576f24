using System.Text;
using System.Text.Json.Nodes;
using SeqML.Tasks.Classification;
using SeqML.Tasks.Encoders;
using SeqML.Tasks.Storage;

namespace SeqML.Tasks.Tests.Storage;

/// <summary>Files of weights that are not those of the network: refused by what is wrong, with the weight's name.</summary>
public sealed class BadWeightsTests
{
    private static readonly PyTorchModel Golden = new("lstm"); // E 5, H 6, two layers, both directions, 12 words, 3 classes

    /// <summary>A change of the header, in JSON: path, value (null to remove); and what the message has to say.</summary>
    public static TheoryData<string, string?, string[]> Headers => new()
    {
        { "head.bias", null, ["'head.bias' missing", "none unexpected"] },
        { "extra", """{"dtype":"I64","shape":[],"data_offsets":[0,8]}""", ["none missing", "'extra' unexpected"] },
        { "embedding.weight/dtype", "\"I32\"", ["'embedding.weight'", "F32, F16, BF16 or F64 of shape [12, 5]", "found I32 of shape [12, 5]"] },
        { "embedding.weight/dtype", "\"F64\"", ["'embedding.weight'", "found F64 of shape [12, 5] in 240 bytes"] },
        { "embedding.weight/dtype", "\"F8_E4M3\"", ["'embedding.weight'", "found F8_E4M3"] },
        { "embedding.weight/shape", "[5,12]", ["'embedding.weight'", "of shape [12, 5]", "found F32 of shape [5, 12]"] },
        { "embedding.weight/shape", "[60]", ["'embedding.weight'", "found F32 of shape [60]"] },
        { "embedding.weight/shape", "[12,5,1]", ["'embedding.weight'", "found F32 of shape [12, 5, 1]"] },
        { "embedding.weight/shape", "[9223372036854775807,2]", ["'embedding.weight'", "found F32 of shape [9223372036854775807, 2]"] },
        { "embedding.weight/shape", "[12,-5]", ["'embedding.weight'", "found F32 of shape [12, -5]"] },
        { "embedding.weight/data_offsets", "[0,236]", ["'embedding.weight'", "in 236 bytes"] },
        { "embedding.weight/data_offsets", "[-4,236]", ["'embedding.weight'", "[-4, 236]"] },
        { "embedding.weight/data_offsets", "[240,0]", ["'embedding.weight'", "[240, 0]"] },
        { "embedding.weight/data_offsets", "[0,9223372036854775807]", ["'embedding.weight'", "[0, 9223372036854775807]"] },
        { "embedding.weight/data_offsets", "[4,244]", ["'embedding.weight' at byte 0", "at byte 4"] },
        { "encoder.weight_ih_l0/data_offsets", "[236,716]", ["overlap", "'embedding.weight'", "'encoder.weight_ih_l0'"] },
        { "embedding.weight/data_offsets", "{}", ["'embedding.weight'", "data_offsets"] },
        { "embedding.weight", "[]", ["'embedding.weight'", "dtype"] },
        { "embedding.weight", "null", ["'embedding.weight'", "dtype"] },
    };

    [Theory]
    [MemberData(nameof(Headers))]
    public void A_header_that_does_not_fit_is_told_with_the_weight(string path, string? json, string[] mentions) =>
        Refused(WithHeader(header =>
        {
            var parts = path.Split('/');
            var parent = parts.Length == 1 ? header : header[parts[0]]!.AsObject();
            if (json is null)
                parent.Remove(parts[^1]);
            else
                parent[parts[^1]] = JsonNode.Parse(json);
        }), mentions);

    [Theory]
    [InlineData("F32", new byte[] { 0, 0, 0xC0, 0x7F }, "NaN")]
    [InlineData("F32", new byte[] { 0, 0, 0x80, 0xFF }, "-Infinity")]
    [InlineData("F16", new byte[] { 0, 0x7C }, "Infinity")]
    [InlineData("BF16", new byte[] { 0xC0, 0x7F }, "NaN")]
    [InlineData("F64", new byte[] { 0, 0, 0, 0, 0, 0, 0xF0, 0x7F }, "Infinity")]
    [InlineData("F64", new byte[] { 0x9C, 0x75, 0x00, 0x88, 0x3C, 0xE4, 0x37, 0x7E }, "1E+300")]
    public void A_number_that_is_not_finite_is_told_with_its_weight_and_place(string type, byte[] number, string found)
    {
        var golden = new PyTorchModel(type switch { "F32" => "lstm", "F16" => "gru", "F64" => "rnn", _ => "cnn" });
        var weights = golden.Weights;
        number.CopyTo(weights, weights.Length - number.Length * (3 + 5)); // 3 of the bias, then the last weights
        Refused(weights, golden, "'head.weight'", $"found {found} at [2, ");
    }

    [Fact]
    public void A_name_that_comes_twice_is_refused() =>
        Refused(WithHeader(text => string.Concat("{\"head.bias\":{\"dtype\":\"F32\",\"shape\":[3],\"data_offsets\":[0,12]},", text.AsSpan(1))), "every name once");

    [Fact]
    public void Bytes_that_belong_to_no_weight_are_refused() => Refused([.. Golden.Weights, 0, 0, 0, 0], "bytes of numbers");

    [Fact]
    public void A_file_that_is_cut_off_anywhere_is_refused()
    {
        var weights = Golden.Weights;
        for (var length = 0; length < weights.Length; length += 97)
            Refused(weights[..length]);
        Refused(weights[..^1], "'head.bias'");
    }

    [Theory]
    [InlineData(long.MaxValue)]
    [InlineData(100_000_001)]
    [InlineData(1)]
    [InlineData(0)]
    [InlineData(-1)]
    public void A_header_without_end_is_refused(long length)
    {
        var weights = Golden.Weights;
        BitConverter.TryWriteBytes(weights, length);
        Refused(weights, $"header of length {length}");
    }

    [Fact]
    public void Another_network_is_told_by_its_weights()
    {
        var config = Golden.Config();
        Refused(config with { Options = config.Options with { Encoder = new LstmEncoder { HiddenSize = 8, Layers = 2 } } }, "'encoder.weight_ih_l0'", "[32, 5]", "[24, 5]");
        Refused(config with { Options = config.Options with { Encoder = new LstmEncoder { HiddenSize = 6 } } }, "none missing", "'encoder.weight_ih_l1'");
        Refused(config with { Options = config.Options with { Encoder = new GruEncoder { HiddenSize = 6, Layers = 2 } } }, "'encoder.weight_ih_l0'", "[18, 5]", "[24, 5]");
        Refused(config with { Options = config.Options with { Encoder = new CnnEncoder { Filters = 2 } } }, "'encoder.0.weight'", "missing");
        Refused(config with { Classes = 4 }, "'head.weight'", "[4, 12]", "[3, 12]");
    }

    [Fact]
    public void Names_of_the_file_are_in_the_messages()
    {
        var renamed = new PyTorchModel("renamed");
        var error = Assert.Throws<InvalidDataException>(() => TextClassifier.FromWeights(renamed.Path, renamed.Config(), renamed.Words));
        Contains(error, renamed.Path, "'encoder.weight_ih_l0'", "'module.lstm.weight_ih_l0'", "WeightNames");
        error = Assert.Throws<InvalidDataException>(() => TextClassifier.FromWeights(renamed.Path, renamed.Config() with { Classes = 5 }, renamed.Words, renamed.Names));
        Contains(error, "'module.classifier.0.weight'", "[5, 6]", "[3, 6]");
        Contains(Assert.Throws<ArgumentException>(() => TextClassifier.FromWeights(Golden.Path, Golden.Config(), Golden.Words,
            new WeightNames { Parts = new Dictionary<string, string> { ["head.bias"] = "head.weight" } })), "'head.weight'", "'head.bias'");
    }

    [Fact]
    public void Words_and_options_that_do_not_fit_are_an_arguments_fault()
    {
        var config = Golden.Config();
        Contains(Assert.Throws<ArgumentException>(() => TextClassifier.FromWeights(Golden.Weights, config, Golden.Words[1..])), "expected 12 words, found 11");
        Contains(Assert.Throws<ArgumentException>(() => TextClassifier.FromWeights(Golden.Weights, config, [.. Golden.Words[1..], "bad"])), "'bad'");
        Contains(Assert.Throws<ArgumentException>(() => TextClassifier.FromWeights(Golden.Weights, Golden.Config(InputKind.Keys), Golden.Words)), "expected 2 words");
        Contains(Assert.Throws<ArgumentException>(() => TextClassifier.FromWeights(Golden.Weights, config with { Classes = 1 }, Golden.Words)), "1 classes");
        Contains(Assert.Throws<ArgumentOutOfRangeException>(() => TextClassifier.FromWeights(Golden.Weights,
            config with { Options = config.Options with { Encoder = new LstmEncoder { HiddenSize = 0 } } }, Golden.Words)), "HiddenSize");
        Contains(Assert.Throws<ArgumentException>(() => TextClassifier.FromWeights(Golden.Weights,
            config with { Input = InputKind.Keys, VocabularySize = 200_000_000 }, [])), "at most 200,000,000 weights");
        Assert.Throws<FileNotFoundException>(() => TextClassifier.FromWeights("nowhere.safetensors", config, Golden.Words));
    }

    private static void Refused(byte[] weights, params string[] mentions) => Refused(weights, Golden, mentions);

    private static void Refused(byte[] weights, PyTorchModel golden, params string[] mentions) =>
        Contains(Assert.Throws<InvalidDataException>(() => TextClassifier.FromWeights(weights, golden.Config(), golden.Words)), mentions);

    private static void Refused(ClassifierConfig config, params string[] mentions) =>
        Contains(Assert.Throws<InvalidDataException>(() => TextClassifier.FromWeights(Golden.Weights, config, Golden.Words)), mentions);

    private static void Contains(Exception error, params string[] mentions)
    {
        Assert.True(error.Message.Length > 20, error.Message);
        Assert.All(mentions, mention => Assert.Contains(mention, error.Message, StringComparison.Ordinal));
    }

    private static byte[] WithHeader(Action<JsonObject> change) => WithHeader(text =>
    {
        var json = JsonNode.Parse(text)!.AsObject();
        change(json);
        return json.ToJsonString();
    });

    private static byte[] WithHeader(Func<string, string> change)
    {
        var weights = Golden.Weights;
        var length = (int)BitConverter.ToInt64(weights);
        var header = Encoding.UTF8.GetBytes(change(Encoding.UTF8.GetString(weights, 8, length)));
        return [.. BitConverter.GetBytes((long)header.Length), .. header, .. weights[(8 + length)..]];
    }
}
