using SeqML.Persistence;

namespace SeqML.TextEncoding;

/// <summary>What a saved EncodeText or EncodeTokens knows: "Text Classifier " or "MeanOfLayers Tagger " and the like, and the model's text.</summary>
internal sealed record EncoderState(EncodedModel Model, EncodingKind Kind)
{
    private const string Classifier = "Classifier", Tagger = "Tagger";

    /// <summary>Of texts that models hold.</summary>
    public static readonly Decoded<EncoderState> States = new(Parse);

    public static string Write(EncodedModel model, EncodingKind kind) => $"{kind} {(model.Tagger is null ? Classifier : Tagger)} {model.Text}";

    private static EncoderState Parse(ReadOnlyMemory<char> text)
    {
        var span = text.Span;
        var first = span.IndexOf(' ');
        var second = first < 0 ? -1 : first + 1 + span[(first + 1)..].IndexOf(' ');
        if (second <= first || !Enum.TryParse<EncodingKind>(span[..first], out var kind) || !Enum.IsDefined(kind) || span[(first + 1)..second] is not (Classifier or Tagger))
            throw new InvalidDataException($"Expected what is encoded by which kind of model, and a SeqML model as text, found {text.Length} characters of something else: the model file is damaged.");
        return new EncoderState(EncodedModel.Load(text[(second + 1)..], isTagger: span[(first + 1)..second] is Tagger), kind);
    }
}
