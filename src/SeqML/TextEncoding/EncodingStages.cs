using Microsoft.ML;
using SeqML.Columns;
using SeqML.Featurizers;
using SeqML.Persistence;
using SeqML.Stages;
using SeqML.Tasks.Classification;
using SeqML.Tasks.Encoders;

namespace SeqML.TextEncoding;

/// <summary>From texts, as a trained model reads them, to what its encoder makes of them.</summary>
internal static class EncodingStages
{
    /// <summary>One vector a text.</summary>
    public static Stage Text(string output, string input, EncodedModel model) => FeaturizerStages.Sized(
        output, input, model.Size, EncoderState.Write(model, EncodingKind.Text),
        context => model.Input switch
        {
            InputKind.Text => context.Transforms.CustomMapping<TextWordsRow, EncodedTextOutput>(EncodeTextContract.Map, EncodeTextContract.Name),
            InputKind.Tokens => context.Transforms.CustomMapping<TokensWordsRow, EncodedTextOutput>(EncodeTextOfTokensContract.Map, EncodeTextOfTokensContract.Name),
            _ => context.Transforms.CustomMapping<KeysRow, EncodedTextOutput>(EncodeTextOfKeysContract.Map, EncodeTextOfKeysContract.Name),
        },
        Column(input, model));

    /// <summary>A vector a token.</summary>
    public static Stage Tokens(string output, string input, EncodedModel model, TokenLayers layers)
    {
        if (!Enum.IsDefined(layers))
            throw new ArgumentOutOfRangeException(nameof(layers), layers, $"Expected {string.Join(", ", Enum.GetNames<TokenLayers>())}, found {layers}.");
        return new Stage(
            [Column(input, model)],
            context => model.Input switch
            {
                InputKind.Text => context.Transforms.CustomMapping<TextWordsRow, EncodedTokensOutput>(EncodeTokensOfTextContract.Map, EncodeTokensOfTextContract.Name),
                InputKind.Tokens => context.Transforms.CustomMapping<TokensWordsRow, EncodedTokensOutput>(EncodeTokensContract.Map, EncodeTokensContract.Name),
                _ => context.Transforms.CustomMapping<KeysRow, EncodedTokensOutput>(EncodeTokensOfKeysContract.Map, EncodeTokensOfKeysContract.Name),
            },
            [new(output, Names.Features)],
            EncoderState.Write(model, layers == TokenLayers.Mean ? EncodingKind.MeanOfLayers : EncodingKind.LastLayer));
    }

    private static StageColumn Column(string input, EncodedModel model) => new(input, Names.Input, model.Input switch
    {
        InputKind.Text => Require.Text,
        InputKind.Tokens => Require.Tokens,
        _ => Require.Keys,
    });
}
