using SeqML.Tasks.Storage;
using SeqML.Tasks.Vocabularies;
using SeqML.Text.Characters;
using SeqML.Text.Vocabularies;
using SeqML.Training.History;

namespace SeqML.Tasks.Tagging;

/// <summary>A tagger as files, and from files.</summary>
internal static class TaggerStorage
{
    private const string Characters = "characters.json";

    private static readonly TaggerConfigJson Json = TaggerConfigJson.Default;

    public static byte[] Save(TaggerConfig config, Lexicon lexicon, TaggerNetwork network, TrainingHistory? history) => ModelContainer.Pack(
    [
        ModelFiles.Json(ModelFiles.Config, config, Json.TaggerConfig),
        ModelFiles.Json(ModelFiles.Vocabulary, [.. lexicon.Words.Vocabulary.Words], Json.StringArray),
        ModelFiles.Json(Characters, lexicon.Characters is null ? "" : lexicon.Characters.Characters, Json.String),
        (ModelFiles.Weights, Safetensors.Write(network.Parameters)),
        .. HistoryFile.Of(history),
    ]);

    public static SequenceTagger Load(ReadOnlyMemory<byte> bytes) => ModelFiles.Load(bytes, files =>
    {
        var config = files.Read(ModelFiles.Config, Json.TaggerConfig);
        if (config.Options is null || config.Tags is null || config.AddedTags is null)
            throw ModelFiles.Damaged("its configuration has no options, or no tags.");
        config.Options.Validate();
        var characters = files.Read(Characters, Json.String);
        var lexicon = new Lexicon(
            new KnownWords(new Vocabulary(files.Read(ModelFiles.Vocabulary, Json.StringArray)), config.Options.Embedding.TriesLowerCase),
            config.Options.Characters is null ? null : new CharacterVocabulary(characters));
        if (Misfit(config, lexicon) is { } misfit)
            throw ModelFiles.Damaged(misfit);
        var network = files.ReadWeights(TaggerNetwork.CountParameters(config), () => new TaggerNetwork(config, random: null));
        return new SequenceTagger(config, lexicon, network) { History = HistoryFile.Read(files) };
    });

    /// <summary>Throws where a model would be too large to be saved.</summary>
    public static void RequireSize(TaggerConfig config) => ModelFiles.RequireSize(
        TaggerNetwork.CountParameters(config), config.VocabularySize, config.Options.Embedding.Size, config.Options.Encoder.GetType().Name);

    /// <summary>What does not fit together; null where all does.</summary>
    private static string? Misfit(TaggerConfig config, Lexicon lexicon)
    {
        if (config.Task != TaggerConfig.TaskName || !Enum.IsDefined(config.Input))
            return $"expected a tagger of {string.Join(" or ", Enum.GetNames<TaggerInput>())}, found the task '{config.Task}' of {config.Input}.";
        if (config.AddedTags.Any(tag => tag is null) || config.Tags.Count + config.AddedTags.Count > TaggerSentences.MostTags(config.Scheme is not null))
            return $"expected at most {TaggerSentences.MostTags(config.Scheme is not null)} tags, found {config.Tags.Count} and {config.AddedTags.Count}.";
        if (config.Tags.Count < 2 || config.Tags.Any(tag => tag is null) || config.Outside < -1 || config.Outside >= config.Tags.Count)
            return $"expected 2 tags or more, and the outside among them or -1, found {config.Tags.Count} and {config.Outside}.";
        if (config.VocabularySize != lexicon.Words.Vocabulary.Count || config.CharacterCount != (lexicon.Characters?.Count ?? 0))
            return $"expected {config.VocabularySize} words and {config.CharacterCount} characters, found {lexicon.Words.Vocabulary.Count} and {lexicon.Characters?.Count ?? 0}, with padding and unknown.";
        return null;
    }
}
