using Microsoft.ML.Transforms;
using SeqML.Stages;

namespace SeqML.Lemmatization;

/// <summary>What a saved Lemmatize does to a row whose parts of speech are guessed.</summary>
[CustomMappingFactoryAttribute(Name)]
internal sealed class LemmatizeContract : CustomMappingFactory<TokensWordsRow, LemmasOutput>
{
    public const string Name = "SeqML.Transforms.Lemmatize.v1";

    public override Action<TokensWordsRow, LemmasOutput> GetMapping() => Map;

    public static void Map(TokensWordsRow row, LemmasOutput output)
    {
        var lemmatizer = LemmatizerState.Lemmatizers.Of(row.Model);
        var words = row.Words();
        output.Accept(lemmatizer, words, output.Guess(lemmatizer, words));
    }
}
