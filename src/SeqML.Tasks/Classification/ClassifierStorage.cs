using SeqML.Tasks.Storage;
using SeqML.Text.Vocabularies;
using SeqML.Training.History;

namespace SeqML.Tasks.Classification;

/// <summary>A classifier as files, and from files: its own container, or weights that were trained elsewhere.</summary>
internal static class ClassifierStorage
{
    private static readonly ClassifierConfigJson Json = ClassifierConfigJson.Default;

    public static byte[] Save(ClassifierConfig config, Vocabulary vocabulary, ClassifierNetwork network, TrainingHistory? history) => ModelContainer.Pack(
    [
        ModelFiles.Json(ModelFiles.Config, config, Json.ClassifierConfig),
        ModelFiles.Json(ModelFiles.Vocabulary, [.. vocabulary.Words], Json.StringArray),
        (ModelFiles.Weights, Safetensors.Write(network.Parameters)),
        .. HistoryFile.Of(history),
    ]);

    public static TextClassifier Load(ReadOnlyMemory<byte> bytes) => ModelFiles.Load(bytes, files =>
    {
        var config = files.Read(ModelFiles.Config, Json.ClassifierConfig);
        if (config.Options is null)
            throw ModelFiles.Damaged("its configuration has no options.");
        var vocabulary = new Vocabulary(files.Read(ModelFiles.Vocabulary, Json.StringArray));
        if (Misfit(config, vocabulary) is { } misfit)
            throw ModelFiles.Damaged(misfit);
        var network = files.ReadWeights(
            ClassifierNetwork.CountParameters(config.Options, config.VocabularySize, config.Classes),
            () => new ClassifierNetwork(config.Options, config.VocabularySize, config.Classes, random: null));
        return new TextClassifier(config, vocabulary, network) { History = HistoryFile.Read(files) };
    });

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
    public static void RequireSize(ClassifierConfig config) => ModelFiles.RequireSize(
        ClassifierNetwork.CountParameters(config.Options, config.VocabularySize, config.Classes), config.VocabularySize, config.Options.Embedding.Size, config.Options.Encoder.GetType().Name);

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
