using Microsoft.ML.Data;
using Microsoft.ML.Transforms;
using SeqML.Persistence;
using SeqML.Stages;
using SeqML.Text.Tokenization;

namespace SeqML.Tokenization;

/// <summary>What a saved TokenizeWords does to a row.</summary>
[CustomMappingFactoryAttribute(Name)]
internal sealed class TokenizeWordsContract : CustomMappingFactory<TokenizeWordsContract.Input, TokensOutput>
{
    public const string Name = "SeqML.Transforms.TokenizeWords.v1";

    public override Action<Input, TokensOutput> GetMapping() => Map;

    public static void Map(Input input, TokensOutput output)
    {
        var text = input.Text.Span;
        input.Words.Clear();
        foreach (var token in WordTokenizer.Tokenize(text))
            input.Words.Add(token);
        var editor = VBufferEditor.Create(ref output.Tokens, input.Words.Count);
        for (var i = 0; i < input.Words.Count; i++)
            editor.Values[i] = input.Text.Slice(input.Words[i].Start, input.Words[i].Length);
        output.Tokens = editor.Commit();
    }

    internal sealed class Input
    {
        [ColumnName(Names.Input)]
        public ReadOnlyMemory<char> Text { get; set; }

        /// <summary>Where the words stand.</summary>
        [NoColumn]
        public List<TextSpan> Words { get; } = [];
    }
}
