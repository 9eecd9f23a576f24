using System.Text.Json.Nodes;
using SeqML.Tasks.Classification;

namespace SeqML.Tasks.Tests.Storage;

/// <summary>Configurations that promise what is not there, or cannot be.</summary>
public sealed class ForgedConfigTests
{
    private static readonly string Nested = string.Concat(Enumerable.Repeat("[", 1000)) + string.Concat(Enumerable.Repeat("]", 1000));

    /// <summary>A path in config.json, what is put there, and a word of the message.</summary>
    public static TheoryData<string, string, string> Values => new()
    {
        { "options.encoder.hiddenSize", "2000000000", "HiddenSize" },
        { "options.encoder.hiddenSize", "8192", "weights" },
        { "options.encoder.hiddenSize", "5", "weights" },
        { "options.encoder.hiddenSize", "0", "HiddenSize" },
        { "options.encoder.hiddenSize", "-1", "HiddenSize" },
        { "options.encoder.hiddenSize", "99999999999", "hiddenSize" },
        { "options.encoder.hiddenSize", "4.5", "hiddenSize" },
        { "options.encoder.hiddenSize", "\"4\"", "hiddenSize" },
        { "options.encoder.hiddenSize", "null", "hiddenSize" },
        { "options.encoder.layers", "16", "weights" },
        { "options.encoder.layers", "2147483647", "Layers" },
        { "options.encoder.layers", "0", "Layers" },
        { "options.encoder.bidirectional", "false", "weights" },
        { "options.encoder.dropout", "\"NaN\"", "Dropout" },
        { "options.encoder.dropout", "1", "Dropout" },
        { "options.encoder.kind", "\"transformer\"", "damaged" },
        { "options.encoder.kind", "\"oracle\"", "damaged" },
        { "options.encoder.kind", "\"System.Diagnostics.Process\"", "damaged" },
        { "options.encoder.kind", "7", "damaged" },
        { "options.encoder.kind", "null", "damaged" },
        { "options.encoder", "{}", "damaged" },
        { "options.encoder", "{\"hiddenSize\":4}", "damaged" },
        { "options.encoder", "null", "encoder" },
        { "options.encoder", "[]", "damaged" },
        { "options.embedding", "null", "embedding" },
        { "options.embedding.size", "8193", "Size" },
        { "options.embedding.size", "8192", "weights" },
        { "options.embedding.size", "0", "Size" },
        { "options.embedding.size", "-3", "Size" },
        { "options.embedding.dropout", "\"NaN\"", "Dropout" },
        { "options.embedding.minimumCount", "0", "MinimumCount" },
        { "options.embedding.maximumVocabulary", "-1", "MaximumVocabulary" },
        { "options.pooling", "\"Median\"", "pooling" },
        { "options.pooling", "7", "Pooling" },
        { "options.pooling", "null", "pooling" },
        { "options.dropout", "\"NaN\"", "Dropout" },
        { "options.dropout", "-0.1", "Dropout" },
        { "options.dropout", "\"Infinity\"", "Dropout" },
        { "options.maximumTokens", "0", "MaximumTokens" },
        { "options.maximumTokens", "65537", "MaximumTokens" },
        { "options.maximumTokens", "2147483647", "MaximumTokens" },
        { "options.training", "null", "training" },
        { "options.training.epochs", "-1", "Epochs" },
        { "options.training.learningRate", "\"Infinity\"", "LearningRate" },
        { "options", "null", "options" },
        { "options", "[]", "options" },
        { "options", "\"\"", "options" },
        { "vocabularySize", "2147483647", "2147483647" },
        { "vocabularySize", "-2147483648", "-2147483648" },
        { "vocabularySize", "3000000000", "vocabularySize" },
        { "vocabularySize", "7", "words" },
        { "vocabularySize", "1", "words" },
        { "classes", "0", "found the task 'classification' with 0 classes" },
        { "classes", "1", "1 classes" },
        { "classes", "-6", "-6 classes" },
        { "classes", "5", "weights" },
        { "classes", "2147483647", "weights" },
        { "classes", "1e9", "classes" },
        { "temperature", "0", "temperature" },
        { "temperature", "-1", "temperature" },
        { "temperature", "\"NaN\"", "temperature" },
        { "temperature", "\"Infinity\"", "temperature" },
        { "temperature", "null", "temperature" },
        { "pairs", "true", "weights" },
        { "task", "\"multilabel\"", "'classification', found one of 'multilabel'" },
        { "task", "\"regression\"", "1 value" },
        { "task", "\"poetry\"", "'poetry'" },
        { "options.classWeights", "{}", "damaged" },
        { "options.classWeights", "{\"kind\":\"given\",\"weights\":[-1]}", "ClassWeights" },
        { "options.classWeights", "{\"kind\":\"given\",\"weights\":null}", "damaged" },
        { "options.classWeights", "{\"kind\":\"given\"}", "damaged" },
        { "options.wordDropout", "2", "WordDropout" },
        { "options.labelSmoothing", "\"NaN\"", "LabelSmoothing" },
        { "options.thresholds", "\"Guessed\"", "thresholds" },
        { "options.valueLoss", "5", "ValueLoss" },
        { "input", "9", "9" },
        { "input", "\"Pictures\"", "input" },
        { "input", "null", "input" },
        { "input", "\"Keys\"", "words" },
        { "task", "\"tagging\"", "'tagging'" },
        { "task", "null", "task" },
        { "task", "{}", "task" },
    };

    [Theory]
    [MemberData(nameof(Values))]
    public void A_wrong_value_is_refused(string path, string json, string mention) =>
        Rejected.ByLoad(Forge.WithConfig(config => Put(config, path, json)), mention);

    [Theory]
    [InlineData("vocabularySize", "2147483647", "weights")]
    [InlineData("vocabularySize", "27", "weights")]
    [InlineData("vocabularySize", "1", "1 words")]
    [InlineData("options.embedding.size", "8192", "weights")]
    [InlineData("input", "\"Text\"", "words")]
    public void A_wrong_value_of_a_model_of_keys_is_refused(string path, string json, string mention) =>
        Rejected.ByLoad(Forge.WithConfig(config => Put(config, path, json), Forge.SoundKeys), mention);

    /// <summary>8 E + 2 x 16 (E + 6) [+ 2 x 16 (8 + 6)] + 9 C is 814 for E = 3, two layers and C = 6, and for E = 7, one layer and C = 38.</summary>
    [Fact]
    public void Other_sizes_with_the_same_number_of_weights_are_found_by_the_shapes() => Rejected.ByLoad(Forge.WithConfig(config =>
    {
        Put(config, "options.embedding.size", "7");
        Put(config, "options.encoder.layers", "1");
        Put(config, "classes", "38");
    }), "'embedding.weight'", "[8, 7]", "[8, 3]");

    [Theory]
    [InlineData("input")]
    [InlineData("classes")]
    [InlineData("vocabularySize")]
    [InlineData("options")]
    public void A_missing_value_is_named(string name) => Rejected.ByLoad(Forge.WithConfig(config => config.Remove(name)), name);

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("7")]
    [InlineData("\"\"")]
    [InlineData("{}")]
    [InlineData("{")]
    [InlineData("This is no JSON.")]
    [InlineData("{\"task\":\"classification\"")]
    public void What_is_no_configuration_is_refused(string json) => Rejected.ByLoad(Forge.With(Forge.Config, json));

    [Fact]
    public void Nesting_without_end_is_refused()
    {
        Rejected.ByLoad(Forge.With(Forge.Config, Nested));
        Rejected.ByLoad(Forge.With(Forge.Config, "{\"unknown\":" + Nested + "}"));
        Rejected.ByLoad(Forge.WithConfig(config => Put(config, "options.encoder.more", Nested)));
    }

    [Fact]
    public void A_name_that_comes_twice_is_refused()
    {
        var config = System.Text.Encoding.UTF8.GetString(Forge.File(Forge.Sound, Forge.Config)).TrimEnd();
        Rejected.ByLoad(Forge.With(Forge.Config, config[..^1] + ", \"classes\": 6 }"), "classes");
    }

    [Fact]
    public void Bytes_that_are_no_text_are_refused()
    {
        var config = Forge.File(Forge.Sound, Forge.Config);
        var task = config.AsSpan().IndexOf("classification"u8);
        config[task] = 0xFF;
        Rejected.ByLoad(Forge.With(Forge.Config, config));
        Rejected.ByLoad(Forge.With(Forge.Config, [0xEF, 0xBB, 0xBF, .. Forge.File(Forge.Sound, Forge.Config)]));
        Rejected.ByLoad(Forge.With(Forge.Config, "{\"task\":\"\\ud800\"}"));
    }

    [Fact]
    public void Unknown_names_are_passed_over_so_that_later_versions_may_add_some() =>
        Assert.NotNull(TextClassifier.Load(Forge.WithConfig(config => Put(config, "options.later", "{\"a\":[1]}"))));

    private static void Put(JsonObject config, string path, string json)
    {
        var names = path.Split('.');
        var parent = names[..^1].Aggregate(config, (node, name) => node[name]!.AsObject());
        parent[names[^1]] = JsonNode.Parse(json, documentOptions: new() { MaxDepth = 10_000 });
    }
}
