using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using SeqML.Layers;

namespace SeqML.Tasks.Storage;

/// <summary>The files of a model's container, which every task's model has: what they are called, how they are read, and what a damaged one is told as.</summary>
internal sealed class ModelFiles
{
    public const string Config = "config.json";
    public const string Vocabulary = "vocabulary.json";
    public const string Weights = "weights.safetensors";

    /// <summary>What a model can have and still be saved: as text it must fit in one string.</summary>
    public const long MaximumWeights = 200_000_000;

    private readonly Dictionary<string, ReadOnlyMemory<byte>> files;

    private ModelFiles(Dictionary<string, ReadOnlyMemory<byte>> files) => this.files = files;

    /// <summary>A file of JSON.</summary>
    public static (string Name, byte[] Content) Json<T>(string name, T content, JsonTypeInfo<T> type) => (name, JsonSerializer.SerializeToUtf8Bytes(content, type));

    /// <summary>Reads a model; whatever is wrong with it comes as an <see cref="InvalidDataException"/>.</summary>
    public static T Load<T>(ReadOnlyMemory<byte> bytes, Func<ModelFiles, T> load)
    {
        var files = new ModelFiles(ModelContainer.Unpack(bytes));
        try
        {
            return load(files);
        }
        catch (Exception error) when (error is JsonException or ArgumentException or NotSupportedException)
        {
            throw Damaged(error.Message, error);
        }
    }

    /// <summary>Whether there is a file of a name.</summary>
    public bool Has(string name) => files.ContainsKey(name);

    /// <summary>What a file of JSON holds.</summary>
    public T Read<T>(string name, JsonTypeInfo<T> type)
        where T : class =>
        JsonSerializer.Deserialize(File(name).Span, type) ?? throw Damaged($"its file '{name}' is empty.");

    /// <summary>Fills a network's weights. Before memory is taken for what the configuration promises: is it there?</summary>
    public TNetwork ReadWeights<TNetwork>(long expected, Func<TNetwork> make)
        where TNetwork : Module
    {
        var weights = File(Weights);
        var found = Safetensors.CountNumbers(weights);
        if (expected != found)
            throw Damaged($"expected {expected} weights, found {found}.");
        var network = make();
        Safetensors.Read(weights, network.Parameters);
        return network;
    }

    public static InvalidDataException Damaged(string what, Exception? cause = null) => new($"The SeqML model is damaged: {what}", cause);

    /// <summary>Throws where a model would be too large to be saved.</summary>
    public static void RequireSize(long weights, int vocabularySize, int embeddingSize, string encoder)
    {
        var ofWords = (long)vocabularySize * embeddingSize;
        if (weights > MaximumWeights)
            throw new ArgumentException(FormattableString.Invariant(
                $"Expected at most {MaximumWeights:#,0} weights, found {weights:#,0}: {ofWords:#,0} for {vocabularySize:#,0} words of {embeddingSize} numbers, and {weights - ofWords:#,0} of the encoder and what follows. Choose {(2 * ofWords >= weights ? "a smaller Embedding.Size or MaximumVocabulary" : $"a smaller {encoder}")}."));
    }

    private ReadOnlyMemory<byte> File(string name) => files.TryGetValue(name, out var content)
        ? content
        : throw Damaged($"expected a file '{name}' in it, found {string.Join(", ", files.Keys)}.");
}
