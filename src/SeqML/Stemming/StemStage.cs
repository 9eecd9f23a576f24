using Microsoft.ML;
using SeqML.Persistence;
using SeqML.Stages;
using SeqML.Text.Stemming;

namespace SeqML.Stemming;

/// <summary>Tokens to their stems.</summary>
internal static class StemStage
{
    public static Stage Create(string output, string input, Stemmer stemmer) => new(
        [WordsColumn.Tokens(input)],
        context => context.Transforms.CustomMapping<TokensWordsRow, TokensOutput>(StemContract.Map, StemContract.Name),
        [new(output, Names.Tokens)],
        stemmer.Name);
}
