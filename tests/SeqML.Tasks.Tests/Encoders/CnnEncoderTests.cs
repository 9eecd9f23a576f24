using System.Text.Json.Nodes;
using SeqML.Layers;
using SeqML.Tasks.Classification;
using SeqML.Tasks.Encoders;
using SeqML.Tasks.Tests.Storage;

namespace SeqML.Tasks.Tests.Encoders;

public sealed class CnnEncoderTests
{
    private static readonly CnnEncoder Stack = new()
    {
        Filters = 3, MinimumWidth = 2, MaximumWidth = 4, Layers = 3, DilationGrowth = 3, Activation = Activation.Gelu, Dropout = 0.1f, Residual = true,
    };

    /// <summary>Loading compares the numbers that the file has with what the options say: a count that is wrong would be refused.</summary>
    [Fact]
    public void Parameters_are_counted_as_the_network_has_them()
    {
        foreach (var encoder in new[] { new CnnEncoder(), Stack, Stack with { Layers = 1 }, Stack with { Layers = 16, DilationGrowth = 1 } })
            Assert.Equal(encoder, TextClassifier.Load(Train(encoder).Save()).Config.Options.Encoder);
    }

    [Fact]
    public void One_layer_has_the_parameters_it_had_before_there_were_several_and_a_stack_names_its_layers()
    {
        Assert.Equal(["0.bias", "0.weight", "1.bias", "1.weight", "2.bias", "2.weight"], Names(new CnnEncoder { Filters = 3 }));
        Assert.Equal(["0.0.bias", "0.0.weight", "1.0.bias", "1.0.weight"], Names(new CnnEncoder { Filters = 3, MaximumWidth = 3, Layers = 2 }));
    }

    [Fact]
    public void All_options_are_saved_and_loaded()
    {
        var model = Train(Stack);
        Assert.Equal(Stack, TextClassifier.Load(model.Save()).Config.Options.Encoder);
        Assert.Equal("Gelu", Options(model)["activation"]!.GetValue<string>());
    }

    [Fact]
    public void A_model_from_before_there_were_layers_loads_as_one_layer()
    {
        var model = Train(new CnnEncoder { Filters = 3 });
        var old = Forge.WithConfig(config =>
        {
            var encoder = config["options"]!["encoder"]!.AsObject();
            foreach (var option in new[] { "layers", "dilationGrowth", "activation", "dropout", "residual" })
                Assert.True(encoder.Remove(option));
        }, model.Save());
        var loaded = TextClassifier.Load(old);
        Assert.Equal(new CnnEncoder { Filters = 3 }, loaded.Config.Options.Encoder);
        Assert.Equal(model.Save(), loaded.Save());
    }

    /// <summary>The encoder's parameters in the file, sorted.</summary>
    private static IEnumerable<string> Names(CnnEncoder encoder)
    {
        var weights = Forge.File(Train(encoder).Save(), Forge.Weights);
        return JsonNode.Parse(weights.AsSpan(8, (int)BitConverter.ToInt64(weights)))!.AsObject()
            .Where(member => member.Key.StartsWith("encoder.", StringComparison.Ordinal)).Select(member => member.Key["encoder.".Length..]).Order();
    }

    private static JsonObject Options(TextClassifier model) =>
        JsonNode.Parse(Forge.File(model.Save(), Forge.Config))!["options"]!["encoder"]!.AsObject();

    private static TextClassifier Train(CnnEncoder encoder) =>
        ClassifierTrainer.Train([["a"], ["b"]], [0, 1], 2, InputKind.Text, Problems.Quick() with { Encoder = encoder }).Model;
}
