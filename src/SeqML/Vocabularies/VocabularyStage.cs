using Microsoft.ML;
using SeqML.Persistence;
using SeqML.Stages;

namespace SeqML.Vocabularies;

/// <summary>From words to keys of ML.NET: a contract deals with unknown words and with lengths, ML.NET's own map gives the keys, so that MapKeyToValue leads back.</summary>
internal static class VocabularyStage
{
    /// <param name="output">The column of keys.</param>
    /// <param name="input">The column of words.</param>
    /// <param name="isText">Whether the input is a text.</param>
    /// <param name="words">The words that have a key, in their order.</param>
    /// <param name="options">Unknown words, padding and lengths.</param>
    public static Stage Create(string output, string input, bool isText, IReadOnlyList<string> words, VocabularyOptions options)
    {
        var state = new VocabularyState(options.UnknownWord is null ? [] : [.. words], options.UnknownWord, options.PaddingWord, options.Length);
        string[] keys = [.. options.Special, .. words];
        return new Stage(
            [WordsColumn.TextOrTokens(input)],
            context => isText
                ? context.Transforms.CustomMapping<TextWordsRow, TokensOutput>(VocabularyTextContract.Map, VocabularyTextContract.Name)
                : context.Transforms.CustomMapping<TokensWordsRow, TokensOutput>(VocabularyTokensContract.Map, VocabularyTokensContract.Name),
            [],
            state.ToText())
        {
            Helpers = [Names.Tokens],
            Finished = output,
            Finish = context => context.Transforms.Conversion.MapValueToKey(output, Names.Tokens,
                keyData: context.Data.LoadFromEnumerable(keys.Select(word => new KeyRow { Word = word }))),
        };
    }

    private sealed class KeyRow
    {
        public string? Word { get; set; }
    }
}
