using System.Text.Json;
using SeqML.Tasks.Storage;
using SeqML.Text.Vocabularies;

namespace SeqML.Tasks.Classification;

/// <summary>A classifier as files, and from files: its own container, or weights that were trained elsewhere.</summary>
internal static class ClassifierStorage
{
    /// <summary>What a model can have and still be saved: as text it must fit in one string.</summary>
    public const long MaximumWeights = 200_000_000;

    private const string ConfigFile = "config.json";
    private const string VocabularyFile = "vocabulary.json";
    private const string WeightsFile = "weights.safetensors";

    public static byte[] Save(ClassifierConfig config, Vocabulary vocabulary, ClassifierNetwork network) => ModelContainer.Pack(
    [
        (ConfigFile, JsonSerializer.SerializeToUtf8Bytes(config, ClassifierConfigJson.Default.ClassifierConfig)),
        (VocabularyFile, JsonSerializer.SerializeToUtf8Bytes([.. vocabulary.Words], ClassifierConfigJson.Default.StringArray)),
        (WeightsFile, Safetensors.Write(network.Parameters)),
    ]);

    public static TextClassifier Load(ReadOnlyMemory<byte> bytes)
    {
        var files = ModelContainer.Unpack(bytes);
        try
        {
            var config = JsonSerializer.Deserialize(File(ConfigFile).Span, ClassifierConfigJson.Default.ClassifierConfig);
            var words = JsonSerializer.Deserialize(File(VocabularyFile).Span, ClassifierConfigJson.Default.StringArray);
            if (config?.Options is null || words is null)
                throw new InvalidDataException("The SeqML model is damaged: its configuration or vocabulary is empty.");
            return Load(config, new Vocabulary(words), File(WeightsFile));
        }
        catch (Exception error) when (error is JsonException or ArgumentException or NotSupportedException)
        {
            throw new InvalidDataException($"The SeqML model is damaged: {error.Message}", error);
        }

        ReadOnlyMemory<byte> File(string name) => files.TryGetValue(name, out var content)
            ? content
            : throw new InvalidDataException($"The SeqML model is damaged: expected a file '{name}' in it, found {string.Join(", ", files.Keys)}.");
    }

    /// <summary>A classifier of weights that were trained elsewhere. Its parts come from the user: what does not fit is an argument's fault, or the file's.</summary>
    public static TextClassifier FromWeights(ReadOnlyMemory<byte> weights, ClassifierConfig config, IReadOnlyList<string> words, WeightNames names)
    {
        var vocabulary = new Vocabulary(words);
        if (Misfit(config, vocabulary) is { } misfit)
            throw new ArgumentException($"The words and the configuration of the classifier do not fit: {misfit}", nameof(config));
        RequireSize(config);
        var network = new ClassifierNetwork(config.Options, config.VocabularySize, config.Classes, random: null);
        Safetensors.ReadAll(weights, network.Parameters, names);
        return new TextClassifier(config, vocabulary, network);
    }

    /// <summary>Throws where a model would be too large to be saved.</summary>
    public static void RequireSize(ClassifierConfig config)
    {
        var weights = ClassifierNetwork.CountParameters(config.Options, config.VocabularySize, config.Classes);
        var ofWords = (long)config.VocabularySize * config.Options.Embedding.Size;
        if (weights > MaximumWeights)
            throw new ArgumentException(FormattableString.Invariant(
                $"Expected at most {MaximumWeights:#,0} weights, found {weights:#,0}: {ofWords:#,0} for {config.VocabularySize:#,0} words of {config.Options.Embedding.Size} numbers, and {weights - ofWords:#,0} of the encoder and what follows. Choose {(2 * ofWords >= weights ? "a smaller Embedding.Size or MaximumVocabulary" : $"a smaller {config.Options.Encoder.GetType().Name}")}."));
    }

    private static TextClassifier Load(ClassifierConfig config, Vocabulary vocabulary, ReadOnlyMemory<byte> weights)
    {
        if (Misfit(config, vocabulary) is { } misfit)
            throw new InvalidDataException($"The SeqML model is damaged: {misfit}");
        // Before memory is taken for what the configuration promises: is it there?
        var (expected, found) = (ClassifierNetwork.CountParameters(config.Options, config.VocabularySize, config.Classes), Safetensors.CountNumbers(weights));
        if (expected != found)
            throw new InvalidDataException($"The SeqML model is damaged: expected {expected} weights, found {found}.");
        var network = new ClassifierNetwork(config.Options, config.VocabularySize, config.Classes, random: null);
        Safetensors.Read(weights, network.Parameters);
        return new TextClassifier(config, vocabulary, network);
    }

    /// <summary>What does not fit together; null where all does.</summary>
    private static string? Misfit(ClassifierConfig config, Vocabulary vocabulary)
    {
        config.Options.Validate();
        if (!Enum.IsDefined(config.Input))
            return $"Expected a classifier of {string.Join(", ", Enum.GetNames<InputKind>())}, found one of {config.Input}.";
        if (config.Task != "classification" || config.Classes < 2 || config.VocabularySize < 2)
            return $"Expected a classifier of 2 classes or more, found the task '{config.Task}' with {config.Classes} classes and {config.VocabularySize} words.";
        var words = config.Input == InputKind.Keys ? 2 : config.VocabularySize; // keys have no words: padding and unknown are left
        return words == vocabulary.Count ? null : $"expected {words} words, found {vocabulary.Count}, with padding and unknown.";
    }
}
