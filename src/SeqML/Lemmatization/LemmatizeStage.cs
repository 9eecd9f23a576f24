using Microsoft.ML;
using SeqML.Columns;
using SeqML.Persistence;
using SeqML.Stages;
using SeqML.Text.Lemmatization;

namespace SeqML.Lemmatization;

/// <summary>Tokens to their lemmas.</summary>
internal static class LemmatizeStage
{
    public static Stage Create(string output, string input, string? partsOfSpeech, EnglishLemmatizer lemmatizer)
    {
        var inputs = new List<StageColumn> { WordsColumn.Tokens(input) };
        if (partsOfSpeech is not null)
            inputs.Add(new(partsOfSpeech, Names.PartOfSpeech, Require.Tokens));
        return new Stage(
            inputs,
            context => partsOfSpeech is null
                ? context.Transforms.CustomMapping<TokensWordsRow, LemmasOutput>(LemmatizeContract.Map, LemmatizeContract.Name)
                : context.Transforms.CustomMapping<LemmatizeTaggedContract.Input, LemmasOutput>(LemmatizeTaggedContract.Map, LemmatizeTaggedContract.Name),
            [new(output, Names.Tokens)],
            lemmatizer.ToJson());
    }
}
