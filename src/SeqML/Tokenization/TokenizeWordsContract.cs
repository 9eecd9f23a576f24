using Microsoft.ML.Data;
using Microsoft.ML.Transforms;
using SeqML.Persistence;
using SeqML.Text.Tokenization;

namespace SeqML.Tokenization;

/// <summary>What a saved TokenizeWords does to a row.</summary>
[CustomMappingFactoryAttribute(Name)]
internal sealed class TokenizeWordsContract : CustomMappingFactory<TokenizeWordsContract.Input, TokenizeWordsContract.Output>
{
    public const string Name = "SeqML.Transforms.TokenizeWords.v1";

    public override Action<Input, Output> GetMapping() => Map;

    public static void Map(Input input, Output output)
    {
        var count = 0;
        foreach (var _ in WordTokenizer.Tokenize(input.Text.Span))
            count++;
        var editor = VBufferEditor.Create(ref output.Tokens, count);
        var i = 0;
        foreach (var token in WordTokenizer.Tokenize(input.Text.Span))
            editor.Values[i++] = input.Text.Slice(token.Start, token.Length);
        output.Tokens = editor.Commit();
    }

    internal sealed class Input
    {
        [ColumnName(Names.Input)]
        public ReadOnlyMemory<char> Text { get; set; }
    }

    internal sealed class Output
    {
        [ColumnName(Names.Tokens)]
        public VBuffer<ReadOnlyMemory<char>> Tokens;
    }
}
