using Microsoft.ML;
using Microsoft.ML.Data;
using SeqML.Columns;
using SeqML.Persistence;
using SeqML.Stages;
using SeqML.Text.Subwords;

namespace SeqML.Subwords;

/// <summary>From text to keys of subwords, and back.</summary>
internal static class SubwordStages
{
    /// <param name="output">The column of keys.</param>
    /// <param name="input">The column of text or words.</param>
    /// <param name="isText">Whether the input is a text.</param>
    /// <param name="tokenizer">Its tokens are the keys' values.</param>
    /// <param name="options">Which columns there are.</param>
    /// <param name="state">The tokenizer and the options, as text.</param>
    public static Stage Encode(string output, string input, bool isText, SubwordTokenizer tokenizer, EncodeSubwordsOptions options, string state)
    {
        if (!isText && (options.StartColumnName ?? options.LengthColumnName) is not null)
            throw new ArgumentException($"Expected the input column '{input}' to be Text, since StartColumnName and LengthColumnName say where subwords stand in it, found a vector of Text.");
        var outputs = new List<StageColumn>();
        if (options.StartColumnName is { } start)
            outputs.Add(new(start, Names.Start));
        if (options.LengthColumnName is { } length)
            outputs.Add(new(length, Names.Length));
        return new Stage(
            [WordsColumn.TextOrTokens(input)],
            context => isText
                ? context.Transforms.CustomMapping<TextWordsRow, SubwordsOutput>(EncodeSubwordsTextContract.Map, EncodeSubwordsTextContract.Name)
                : context.Transforms.CustomMapping<TokensWordsRow, SubwordsOutput>(EncodeSubwordsTokensContract.Map, EncodeSubwordsTokensContract.Name),
            outputs,
            state)
        {
            Helpers = [Names.Tokens, Names.Start, Names.Length],
            Finished = output,
            Finish = context => context.Transforms.Conversion.MapValueToKey(output, Names.Tokens,
                keyData: context.Data.LoadFromEnumerable(tokenizer.Tokens.Select(token => new KeyRow { Token = token }))),
        };
    }

    public static Stage Decode(string output, string input, SubwordTokenizer tokenizer) => new(
        [new(input, Names.Input, column => RequireKeysOf(column, tokenizer))],
        context => context.Transforms.CustomMapping<DecodeSubwordsContract.Input, DecodeSubwordsContract.Output>(DecodeSubwordsContract.Map, DecodeSubwordsContract.Name),
        [new(output, Names.Text)],
        SubwordState.Of(tokenizer, new EncodeSubwordsOptions()).ToText());

    /// <summary>Keys of another tokenizer would be other tokens.</summary>
    private static void RequireKeysOf(ColumnFacts column, SubwordTokenizer tokenizer)
    {
        Require.Keys(column);
        // A plan tells no number, and the largest ones stand for any.
        if (column.ItemType is KeyDataViewType { Count: < DecodeSubwordsContract.AnyCount and var count } && count != (ulong)tokenizer.Count)
            throw new ArgumentOutOfRangeException("inputSchema", FormattableString.Invariant(
                $"Expected the input column '{column.Name}' to have as many keys as the tokenizer has tokens, {tokenizer.Count}, found {count}. Decode by the tokenizer that made them."));
    }

    private sealed class KeyRow
    {
        public string? Token { get; set; }
    }
}
