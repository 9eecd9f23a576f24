using Microsoft.ML.Transforms;
using SeqML.Embeddings.Pooling;
using SeqML.Persistence;
using SeqML.Stages;

namespace SeqML.Featurizers;

/// <summary>What a saved FeaturizeWords does to a row.</summary>
internal abstract class TextFeaturizerContract<TRow> : CustomMappingFactory<TRow, FeaturesOutput>
    where TRow : class, IWordsRow, new()
{
    private static readonly Decoded<TextFeaturizer> States = new(text => TextFeaturizer.Load(ModelText.Stream(text)));

    public override Action<TRow, FeaturesOutput> GetMapping() => Map;

    public static void Map(TRow row, FeaturesOutput output)
    {
        var featurizer = States.Of(row.Model);
        var features = output.Features(featurizer.Size);
        featurizer.Featurize(row.Words(), features);
        output.Commit(features);
    }
}

[CustomMappingFactoryAttribute(Name)]
internal sealed class TextFeaturizerTextContract : TextFeaturizerContract<TextWordsRow>
{
    public const string Name = "SeqML.Transforms.FeaturizeWords.Text.v1";
}

[CustomMappingFactoryAttribute(Name)]
internal sealed class TextFeaturizerTokensContract : TextFeaturizerContract<TokensWordsRow>
{
    public const string Name = "SeqML.Transforms.FeaturizeWords.Tokens.v1";
}
