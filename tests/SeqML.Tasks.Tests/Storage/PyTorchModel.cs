using SeqML.Layers;
using SeqML.Layers.Transformers;
using SeqML.Tasks.Classification;
using SeqML.Tasks.Encoders;
using SeqML.Tasks.Storage;
using SeqML.TestKit;

namespace SeqML.Tasks.Tests.Storage;

/// <summary>A classifier that PyTorch trained: golden/make_weights.py.</summary>
internal sealed class PyTorchModel
{
    private readonly GoldenFile golden;

    public PyTorchModel(string name)
    {
        golden = GoldenFile.Load($"{name}.json");
        Path = System.IO.Path.Combine(AppContext.BaseDirectory, "golden", $"{name}.safetensors");
    }

    /// <summary>The file of weights.</summary>
    public string Path { get; }

    public byte[] Weights => File.ReadAllBytes(Path);

    public string[] Words => golden.Texts("words");

    public string[] Texts => golden.Texts("texts");

    public double[][] Scores => golden.NumberRows("scores");

    public WeightNames Names => new()
    {
        Prefix = Has("prefix") ? golden.Text("prefix") : "",
        Parts = Has("parts") ? golden.Names("parts").ToDictionary(part => part, part => golden.Text("parts", part)) : new Dictionary<string, string>(),
    };

    public ClassifierConfig Config(InputKind input = InputKind.Text) => new()
    {
        Input = input,
        Classes = golden.Texts("classes").Length,
        VocabularySize = Words.Length + 2,
        Options = new ClassifierOptions
        {
            Encoder = Encoder(),
            Embedding = new EmbeddingOptions { Size = golden.Integer("embedding") },
            Pooling = Enum.Parse<Pooling>(golden.Text("pooling")),
            MaximumTokens = Has("maximumTokens") ? golden.Integer("maximumTokens") : 512,
        },
    };

    private Encoder Encoder() => golden.Text("encoder") switch
    {
        "lstm" => new LstmEncoder { HiddenSize = golden.Integer("hidden"), Layers = golden.Integer("layers"), Bidirectional = golden.Truth("bidirectional") },
        "gru" => new GruEncoder { HiddenSize = golden.Integer("hidden"), Layers = golden.Integer("layers"), Bidirectional = golden.Truth("bidirectional") },
        "rnn" => new RnnEncoder { HiddenSize = golden.Integer("hidden"), Layers = golden.Integer("layers"), Bidirectional = golden.Truth("bidirectional") },
        "transformer" => new TransformerEncoder
        {
            Layers = golden.Integer("layers"),
            Heads = golden.Integer("heads"),
            FeedForwardSize = golden.Integer("feedForward"),
            Norm = Enum.Parse<NormPlacement>(golden.Text("norm")),
            Positions = Enum.Parse<Positions>(golden.Text("positions")),
            Activation = Enum.Parse<Activation>(golden.Text("activation")),
        },
        _ => new CnnEncoder { Filters = golden.Integer("filters"), MinimumWidth = golden.Integer("minimumWidth"), MaximumWidth = golden.Integer("maximumWidth") },
    };

    private bool Has(string name) => golden.Names().Contains(name);
}
