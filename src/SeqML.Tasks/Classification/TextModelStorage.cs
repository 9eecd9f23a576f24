using SeqML.Tasks.Storage;
using SeqML.Text.Vocabularies;
using SeqML.Training.History;

namespace SeqML.Tasks.Classification;

/// <summary>A model of texts as files, and from files: its own container, or weights that were trained elsewhere.</summary>
internal static class TextModelStorage
{
    private static readonly ClassifierConfigJson Json = ClassifierConfigJson.Default;

    public static byte[] Save(ClassifierConfig config, Vocabulary vocabulary, ClassifierNetwork network, TrainingHistory? history) => ModelContainer.Pack(
    [
        ModelFiles.Json(ModelFiles.Config, config, Json.ClassifierConfig),
        ModelFiles.Json(ModelFiles.Vocabulary, [.. vocabulary.Words], Json.StringArray),
        (ModelFiles.Weights, Safetensors.Write(network.Parameters)),
        .. HistoryFile.Of(history),
    ]);

    /// <summary>A model of whichever task.</summary>
    public static TextModel Load(ReadOnlyMemory<byte> bytes) => ModelFiles.Load(bytes, files =>
    {
        var config = files.Read(ModelFiles.Config, Json.ClassifierConfig);
        if (config.Options is null)
            throw ModelFiles.Damaged("its configuration has no options.");
        var vocabulary = new Vocabulary(files.Read(ModelFiles.Vocabulary, Json.StringArray));
        if (Misfit(config, vocabulary) is { } misfit)
            throw ModelFiles.Damaged(misfit);
        var network = files.ReadWeights(ClassifierNetwork.CountParameters(config), () => new ClassifierNetwork(config, random: null));
        return Create(config, vocabulary, network, HistoryFile.Read(files));
    });

    /// <summary>A model of a task, or what is wrong with a model of another.</summary>
    public static TModel Load<TModel>(ReadOnlyMemory<byte> bytes, string task)
        where TModel : TextModel
    {
        var model = Load(bytes);
        return model as TModel ?? throw new InvalidDataException($"Expected a SeqML model of the task '{task}', found one of '{model.Config.Task}'.");
    }

    /// <summary>A classifier of weights that were trained elsewhere. Its parts come from the user: what does not fit is an argument's fault, or the file's.</summary>
    public static TextClassifier FromWeights(ReadOnlyMemory<byte> weights, ClassifierConfig config, IReadOnlyList<string> words, WeightNames names)
    {
        var vocabulary = new Vocabulary(words);
        if (Misfit(config, vocabulary) is { } misfit)
            throw new ArgumentException($"The words and the configuration of the classifier do not fit: {misfit}", nameof(config));
        if (config.Task != ClassifierConfig.Classification)
            throw new ArgumentException($"Expected the configuration of a classifier, found that of the task '{config.Task}'.", nameof(config));
        RequireSize(config);
        var network = new ClassifierNetwork(config, random: null);
        Safetensors.ReadAll(weights, network.Parameters, names);
        return new TextClassifier(config, vocabulary, network);
    }

    /// <summary>Throws where a model would be too large to be saved.</summary>
    public static void RequireSize(ClassifierConfig config) => ModelFiles.RequireSize(
        ClassifierNetwork.CountParameters(config), config.VocabularySize, config.Options.Embedding.Size, config.Options.Encoder.GetType().Name);

    private static TextModel Create(ClassifierConfig config, Vocabulary vocabulary, ClassifierNetwork network, TrainingHistory? history) => config.Task switch
    {
        ClassifierConfig.Multilabel => new MultilabelClassifier(config, vocabulary, network) { History = history },
        ClassifierConfig.Regression => new TextRegressor(config, vocabulary, network) { History = history },
        _ => new TextClassifier(config, vocabulary, network) { History = history },
    };

    /// <summary>What does not fit together; null where all does.</summary>
    private static string? Misfit(ClassifierConfig config, Vocabulary vocabulary)
    {
        config.Options.Validate();
        if (!Enum.IsDefined(config.Input))
            return $"Expected a classifier of {string.Join(", ", Enum.GetNames<InputKind>())}, found one of {config.Input}.";
        var outputs = config.Task switch
        {
            ClassifierConfig.Multilabel => LabelsMisfit(config),
            ClassifierConfig.Regression => ValueMisfit(config),
            _ => ClassesMisfit(config),
        };
        if (outputs is not null)
            return outputs;
        if (config.VocabularySize < 2)
            return $"expected at least 2 words, with padding and unknown, found {config.VocabularySize} words.";
        var words = config.Input == InputKind.Keys ? 2 : config.VocabularySize; // keys have no words: padding and unknown are left
        return words == vocabulary.Count ? null : $"expected {words} words, found {vocabulary.Count}, with padding and unknown.";
    }

    private static string? ClassesMisfit(ClassifierConfig config)
    {
        if (config.Task != ClassifierConfig.Classification || config.Classes < 2)
            return $"Expected a classifier of 2 classes or more, found the task '{config.Task}' with {config.Classes} classes and {config.VocabularySize} words.";
        return config.Temperature > 0 && float.IsFinite(config.Temperature) ? null : FormattableString.Invariant($"expected a temperature above 0, found {config.Temperature}.");
    }

    private static string? LabelsMisfit(ClassifierConfig config)
    {
        if (config.Classes < 1)
            return $"expected at least 1 label, found {config.Classes}.";
        if (config.Thresholds is not { } thresholds)
            return null;
        if (thresholds.Count != config.Classes)
            return $"expected thresholds for {config.Classes} labels, found {thresholds.Count}.";
        return thresholds.All(threshold => threshold is >= 0 and <= 1) ? null : "expected thresholds from 0 to 1, found others.";
    }

    private static string? ValueMisfit(ClassifierConfig config)
    {
        if (config.Classes != 1)
            return $"expected 1 value, found {config.Classes}.";
        return config.Scale is { Deviation: > 0 } scale && double.IsFinite(scale.Deviation) && double.IsFinite(scale.Mean)
            ? null
            : $"expected the scale of its values, with a deviation above 0, found {(config.Scale is null ? "none" : config.Scale.ToString())}.";
    }
}
