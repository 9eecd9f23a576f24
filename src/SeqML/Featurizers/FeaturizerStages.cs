using Microsoft.ML;
using SeqML.Classification;
using SeqML.Embeddings.Pooling;
using SeqML.Persistence;
using SeqML.Stages;

namespace SeqML.Featurizers;

/// <summary>From words to their vectors, or to one vector.</summary>
internal static class FeaturizerStages
{
    /// <summary>A vector of known size, which any trainer reads.</summary>
    public static Stage Text(string output, string input, bool isText, TextFeaturizer featurizer) => Sized(
        output, input, featurizer.Size, Write(featurizer.Save),
        context => isText
            ? context.Transforms.CustomMapping<TextWordsRow, FeaturesOutput>(TextFeaturizerTextContract.Map, TextFeaturizerTextContract.Name)
            : context.Transforms.CustomMapping<TokensWordsRow, FeaturesOutput>(TextFeaturizerTokensContract.Map, TextFeaturizerTokensContract.Name),
        WordsColumn.TextOrTokens(input));

    public static Stage Sequence(string output, string input, bool isText, SequenceFeaturizer featurizer) => new(
        [WordsColumn.TextOrTokens(input)],
        context => isText
            ? context.Transforms.CustomMapping<TextWordsRow, SequenceOutput>(SequenceFeaturizerTextContract.Map, SequenceFeaturizerTextContract.Name)
            : context.Transforms.CustomMapping<TokensWordsRow, SequenceOutput>(SequenceFeaturizerTokensContract.Map, SequenceFeaturizerTokensContract.Name),
        [new(output, Names.Features)],
        Write(featurizer.Save));

    /// <summary>A stage whose contract gives a <see cref="FeaturesOutput"/>, of whose pieces one vector is made.</summary>
    /// <exception cref="InvalidOperationException">It would have more numbers than there are pieces for.</exception>
    public static Stage Sized(string output, string input, int size, string state, Func<MLContext, IEstimator<ITransformer>> map, StageColumn column)
    {
        if (size > ManyScores.Capacity)
            throw new InvalidOperationException(FormattableString.Invariant($"Expected at most {ManyScores.Capacity:#,0} features for the column '{output}', found {size:#,0}. Make '{input}' features of vectors with fewer numbers."));
        return new Stage([column], map, [], state)
        {
            Helpers = [.. ManyScores.ColumnsOf(ManyScores.Capacity)],
            Finished = output,
            Finish = context => context.Transforms.Concatenate(output, [.. ManyScores.ColumnsOf(size)]),
        };
    }

    private static string Write(Action<Stream> save)
    {
        using var stream = new MemoryStream();
        save(stream);
        return ModelText.Encode(stream.GetBuffer().AsSpan(0, (int)stream.Length));
    }
}
