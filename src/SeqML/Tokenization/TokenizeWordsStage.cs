using Microsoft.ML;
using SeqML.Columns;
using SeqML.Persistence;
using SeqML.Stages;

namespace SeqML.Tokenization;

/// <summary>Text to the words of <see cref="Text.Tokenization.WordTokenizer"/>; there is nothing to save.</summary>
internal static class TokenizeWordsStage
{
    public static Stage Create(string output, string input) => new(
        [new(input, Names.Input, Require.Text)],
        context => context.Transforms.CustomMapping<TokenizeWordsContract.Input, TokensOutput>(TokenizeWordsContract.Map, TokenizeWordsContract.Name),
        [new(output, Names.Tokens)]);
}
