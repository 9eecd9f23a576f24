using Microsoft.ML.Transforms;
using SeqML.Stages;
using SeqML.Tasks.Encoders;

namespace SeqML.TextEncoding;

/// <summary>What a saved EncodeText does to a row with a text.</summary>
[CustomMappingFactoryAttribute(Name)]
internal sealed class EncodeTextContract : CustomMappingFactory<TextWordsRow, EncodedTextOutput>
{
    public const string Name = "SeqML.Transforms.EncodeText.Text.v1";

    public override Action<TextWordsRow, EncodedTextOutput> GetMapping() => Map;

    public static void Map(TextWordsRow row, EncodedTextOutput output)
    {
        var model = EncoderState.States.Of(row.Model).Model;
        var features = output.Features(model.Size);
        if (model.Classifier is not null)
            model.Classifier.Encode(row.Text.Span, features);
        else
        {
            model.EncodeTokens(row.Text.Span, output.Vectors, TokenLayers.Last);
            output.Vectors.Mean(features);
        }
        output.Commit(features);
    }
}

/// <summary>What a saved EncodeText does to a row with tokens.</summary>
[CustomMappingFactoryAttribute(Name)]
internal sealed class EncodeTextOfTokensContract : CustomMappingFactory<TokensWordsRow, EncodedTextOutput>
{
    public const string Name = "SeqML.Transforms.EncodeText.Tokens.v1";

    public override Action<TokensWordsRow, EncodedTextOutput> GetMapping() => Map;

    public static void Map(TokensWordsRow row, EncodedTextOutput output)
    {
        var model = EncoderState.States.Of(row.Model).Model;
        var features = output.Features(model.Size);
        if (model.Classifier is not null)
            model.Classifier.Encode(row.Words(), features);
        else
        {
            model.EncodeTokens(row.Words(), output.Vectors, TokenLayers.Last);
            output.Vectors.Mean(features);
        }
        output.Commit(features);
    }
}

/// <summary>What a saved EncodeText does to a row with keys.</summary>
[CustomMappingFactoryAttribute(Name)]
internal sealed class EncodeTextOfKeysContract : CustomMappingFactory<KeysRow, EncodedTextOutput>
{
    public const string Name = "SeqML.Transforms.EncodeText.Keys.v1";

    public override Action<KeysRow, EncodedTextOutput> GetMapping() => Map;

    public static void Map(KeysRow row, EncodedTextOutput output)
    {
        var model = EncoderState.States.Of(row.Model).Model;
        var features = output.Features(model.Size);
        model.OfKeys.Encode(row.Keys.AsSpan(), features);
        output.Commit(features);
    }
}
