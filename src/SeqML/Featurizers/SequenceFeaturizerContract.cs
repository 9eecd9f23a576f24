using Microsoft.ML.Data;
using Microsoft.ML.Transforms;
using SeqML.Embeddings.Pooling;
using SeqML.Persistence;
using SeqML.Stages;

namespace SeqML.Featurizers;

/// <summary>What a saved EmbedWords does to a row.</summary>
internal abstract class SequenceFeaturizerContract<TRow> : CustomMappingFactory<TRow, SequenceOutput>
    where TRow : class, IWordsRow, new()
{
    private static readonly Decoded<SequenceFeaturizer> States = new(text => SequenceFeaturizer.Load(ModelText.Stream(text)));

    public override Action<TRow, SequenceOutput> GetMapping() => Map;

    public static void Map(TRow row, SequenceOutput output)
    {
        var featurizer = States.Of(row.Model);
        var words = row.Words();
        // A text so long that its vectors are more than an array holds loses its end.
        words = words[..Math.Min(words.Length, Array.MaxLength / featurizer.VectorSize)];
        var editor = VBufferEditor.Create(ref output.Features, featurizer.CountOf(words) * featurizer.VectorSize);
        featurizer.Featurize(words, editor.Values);
        output.Features = editor.Commit();
    }
}

[CustomMappingFactoryAttribute(Name)]
internal sealed class SequenceFeaturizerTextContract : SequenceFeaturizerContract<TextWordsRow>
{
    public const string Name = "SeqML.Transforms.EmbedWords.Text.v1";
}

[CustomMappingFactoryAttribute(Name)]
internal sealed class SequenceFeaturizerTokensContract : SequenceFeaturizerContract<TokensWordsRow>
{
    public const string Name = "SeqML.Transforms.EmbedWords.Tokens.v1";
}
