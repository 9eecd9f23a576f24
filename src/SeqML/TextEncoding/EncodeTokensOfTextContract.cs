using Microsoft.ML.Transforms;
using SeqML.Stages;
using SeqML.Tasks.Encoders;

namespace SeqML.TextEncoding;

/// <summary>What a saved EncodeTokens does to a row with a text.</summary>
[CustomMappingFactoryAttribute(Name)]
internal sealed class EncodeTokensOfTextContract : CustomMappingFactory<TextWordsRow, EncodedTokensOutput>
{
    public const string Name = "SeqML.Transforms.EncodeTokens.Text.v1";

    public override Action<TextWordsRow, EncodedTokensOutput> GetMapping() => Map;

    public static void Map(TextWordsRow row, EncodedTokensOutput output)
    {
        var state = EncoderState.States.Of(row.Model);
        state.Model.EncodeTokens(row.Text.Span, output.Vectors, LayersOf(state));
        output.Commit();
    }

    public static TokenLayers LayersOf(EncoderState state) => state.Kind == EncodingKind.MeanOfLayers ? TokenLayers.Mean : TokenLayers.Last;
}

/// <summary>What a saved EncodeTokens does to a row with tokens.</summary>
[CustomMappingFactoryAttribute(Name)]
internal sealed class EncodeTokensContract : CustomMappingFactory<TokensWordsRow, EncodedTokensOutput>
{
    public const string Name = "SeqML.Transforms.EncodeTokens.Tokens.v1";

    public override Action<TokensWordsRow, EncodedTokensOutput> GetMapping() => Map;

    public static void Map(TokensWordsRow row, EncodedTokensOutput output)
    {
        var state = EncoderState.States.Of(row.Model);
        state.Model.EncodeTokens(row.Words(), output.Vectors, EncodeTokensOfTextContract.LayersOf(state));
        output.Commit();
    }
}

/// <summary>What a saved EncodeTokens does to a row with keys.</summary>
[CustomMappingFactoryAttribute(Name)]
internal sealed class EncodeTokensOfKeysContract : CustomMappingFactory<KeysRow, EncodedTokensOutput>
{
    public const string Name = "SeqML.Transforms.EncodeTokens.Keys.v1";

    public override Action<KeysRow, EncodedTokensOutput> GetMapping() => Map;

    public static void Map(KeysRow row, EncodedTokensOutput output)
    {
        var state = EncoderState.States.Of(row.Model);
        state.Model.OfKeys.EncodeTokens(row.Keys.AsSpan(), output.Vectors, EncodeTokensOfTextContract.LayersOf(state));
        output.Commit();
    }
}
