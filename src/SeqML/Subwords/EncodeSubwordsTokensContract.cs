using Microsoft.ML.Transforms;
using SeqML.Stages;

namespace SeqML.Subwords;

/// <summary>What a saved EncodeSubwords does to words: each is a text of its own, and nobody knows where it stood.</summary>
[CustomMappingFactoryAttribute(Name)]
internal sealed class EncodeSubwordsTokensContract : CustomMappingFactory<TokensWordsRow, SubwordsOutput>
{
    public const string Name = "SeqML.Transforms.EncodeSubwords.Tokens.v1";

    public override Action<TokensWordsRow, SubwordsOutput> GetMapping() => Map;

    public static void Map(TokensWordsRow row, SubwordsOutput output)
    {
        var encoder = SubwordState.Encoders.Of(row.Model);
        output.Begin(encoder);
        foreach (var word in row.Words())
            encoder.Tokenizer.Encode(word.Span, output.Ids, output.Spans);
        output.End(encoder);
    }
}
