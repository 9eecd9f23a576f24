using Microsoft.ML;
using SeqML.Persistence;
using SeqML.Stages;

namespace SeqML.StopWordRemoval;

/// <summary>Tokens without those that are stop words.</summary>
internal static class RemoveStopWordsStage
{
    public static Stage Create(string output, string input, Text.StopWords.StopWords words) => new(
        [WordsColumn.Tokens(input)],
        context => context.Transforms.CustomMapping<TokensWordsRow, TokensOutput>(RemoveStopWordsContract.Map, RemoveStopWordsContract.Name),
        [new(output, Names.Tokens)],
        RemoveStopWordsContract.StateOf(words));
}
