using Microsoft.ML.Data;

namespace Microsoft.ML.Transforms.Text;

/// <summary>Removes the commonest words of a language from tokens.</summary>
public sealed class StopWordsRemovingTransformer : OneToOneTransformerBase
{
    internal const string Signature = "RemoveDefaultStopWords";

    private static readonly Lazy<WordRemoval> English = new(() => new WordRemoval(DataFiles.Lines("stopwords-english.txt")));

    internal StopWordsRemovingTransformer((string Output, string Input)[] pairs, StopWordsRemovingEstimator.Language language)
        : base(pairs)
    {
        if (language != StopWordsRemovingEstimator.Language.English)
            throw new NotSupportedException($"compat/MLNet has no stop words of {language}; ML.NET itself has.");
    }

    private StopWordsRemovingTransformer(BinaryReader reader)
        : base(reader)
    {
    }

    internal static StopWordsRemovingTransformer Load(ModelLoadContext context) => new(context.Reader);

    internal override MappedColumn Map(int pair, string output, DataViewSchema.Column input) => English.Value.Map(output, input);

    internal override void SaveModel(ModelSaveContext context) => SavePairs(context, Signature);
}
