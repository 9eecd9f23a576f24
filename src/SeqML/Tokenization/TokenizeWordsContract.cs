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
        foreach (var token in WordTokenizer.Tokenize(input.Text.Span))
            output.Pending.Add(input.Text.Slice(token.Start, token.Length));
        output.Commit();
    }

    internal sealed class Input
    {
        [ColumnName(Names.Input)]
        public ReadOnlyMemory<char> Text { get; set; }
    }
}
