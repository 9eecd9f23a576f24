using System.Text.Json;
using System.Text.Json.Nodes;
using SeqML.Tasks.Classification;
using SeqML.Tasks.Encoders;
using SeqML.Tasks.Storage;

namespace SeqML.Tasks.Tests.Storage;

/// <summary>Weights that were trained here, as files. They are left in "exported", for golden/check_export.py to load into PyTorch.</summary>
public sealed class ExportedWeightsTests
{
    /// <summary>An encoder, its pooling, and how golden/classifier.py is told of it.</summary>
    public static TheoryData<string, Encoder, Pooling, string> Encoders => new()
    {
        { "lstm", new LstmEncoder { HiddenSize = 7, Layers = 2 }, Pooling.Max, """{"hidden":7,"layers":2,"bidirectional":true}""" },
        { "gru", new GruEncoder { HiddenSize = 5, Bidirectional = true }, Pooling.Last, """{"hidden":5,"layers":1,"bidirectional":true}""" },
        { "rnn", new RnnEncoder { HiddenSize = 4, Bidirectional = false }, Pooling.Mean, """{"hidden":4,"layers":1,"bidirectional":false}""" },
        { "cnn", new CnnEncoder { Filters = 3, MinimumWidth = 1, MaximumWidth = 4 }, Pooling.Max, """{"filters":3,"minimumWidth":1,"maximumWidth":4}""" },
        {
            "transformer", new TransformerEncoder { Layers = 2, Heads = 2, FeedForwardSize = 9 }, Pooling.Mean,
            """{"layers":2,"heads":2,"feedForward":9,"norm":"Pre","positions":"Learned","activation":"Gelu","maximumTokens":512}"""
        },
    };

    [Theory]
    [MemberData(nameof(Encoders))]
    public void Exported_weights_come_back_bit_for_bit(string name, Encoder encoder, Pooling pooling, string told)
    {
        var (texts, classes) = Problems.ThreeWords(60, seed: 3);
        var options = Problems.Options(pooling) with { Encoder = encoder };
        var (model, _) = ClassifierTrainer.Train(texts, classes, 6, InputKind.Tokens, options with { Training = options.Training with { Epochs = 3 } });
        var folder = Directory.CreateDirectory(Path.Combine(AppContext.BaseDirectory, "exported")).FullName;
        var path = Path.Combine(folder, $"{name}.safetensors");
        model.ExportWeights(path);
        using var stream = new MemoryStream();
        model.ExportWeights(stream);
        Assert.Equal(stream.ToArray(), File.ReadAllBytes(path));

        var again = TextClassifier.FromWeights(path, model.Config, model.Words);
        Assert.Equal(Forge.With(HistoryFile.Name, null, model.Save()), again.Save());
        Assert.Equal(Forge.File(model.Save(), Forge.Weights), stream.ToArray());
        var written = SafetensorsReader.Read(stream.ToArray());
        Assert.Equal(model.Words.Count + 2, written["embedding.weight"].Shape[0]);
        Assert.Equal(6, written["head.bias"].Shape[0]);

        string[][] shown = [.. texts.Take(12), [], ["nobody", "knows"], ["a"]];
        var exported = JsonNode.Parse(told)!.AsObject();
        exported["encoder"] = name;
        exported["pooling"] = $"{pooling}";
        exported["embedding"] = options.Embedding.Size;
        exported["words"] = JsonSerializer.SerializeToNode(model.Words);
        exported["texts"] = JsonSerializer.SerializeToNode(shown.Select(text => string.Join(' ', text)));
        exported["scores"] = JsonSerializer.SerializeToNode(shown.Select(text => Predictions.Of(again, text)));
        File.WriteAllText(Path.Combine(folder, $"{name}.json"), exported.ToJsonString());
    }
}
