using Microsoft.ML.Transforms;
using SeqML.Stages;

namespace SeqML.Subwords;

/// <summary>What a saved EncodeSubwords does to a text before its subwords become keys.</summary>
[CustomMappingFactoryAttribute(Name)]
internal sealed class EncodeSubwordsTextContract : CustomMappingFactory<TextWordsRow, SubwordsOutput>
{
    public const string Name = "SeqML.Transforms.EncodeSubwords.Text.v1";

    public override Action<TextWordsRow, SubwordsOutput> GetMapping() => Map;

    public static void Map(TextWordsRow row, SubwordsOutput output)
    {
        var encoder = SubwordState.Encoders.Of(row.Model);
        output.Begin(encoder);
        encoder.Tokenizer.Encode(row.Text.Span, output.Ids, output.Spans);
        output.End(encoder);
    }
}
