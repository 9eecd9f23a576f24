using SeqML.Tasks.Classification;
using SeqML.Tasks.Tagging;

namespace SeqML.Persistence;

/// <summary>A model as text, which is how it goes through ML.NET's zip; and the models that were read from such texts.</summary>
internal static class ModelText
{
    private static readonly Decoded<TextModel> Models = new(text => TextModel.LoadAny(Decode(text.Span)));

    private static readonly Decoded<SequenceTagger> Taggers = new(text => SequenceTagger.Load(Decode(text.Span)));

    public static string Encode(byte[] model) => Convert.ToBase64String(model);

    /// <summary>The classifier, multilabel classifier or regressor of a text.</summary>
    /// <exception cref="InvalidDataException">The text is no such model, or is damaged.</exception>
    public static TextModel Model(ReadOnlyMemory<char> text) => Models.Of(text);

    /// <summary>The tagger of a text.</summary>
    /// <exception cref="InvalidDataException">The text is no such model, or is damaged.</exception>
    public static SequenceTagger Tagger(ReadOnlyMemory<char> text) => Taggers.Of(text);

    /// <summary>The bytes of a text.</summary>
    /// <exception cref="InvalidDataException">The text is damaged.</exception>
    public static ReadOnlyMemory<byte> Decode(ReadOnlySpan<char> text)
    {
        var bytes = new byte[text.Length / 4 * 3 + 3];
        if (!Convert.TryFromBase64Chars(text, bytes, out var length))
            throw new InvalidDataException($"Expected a SeqML model as base64 text, found {text.Length} characters of something else: the model file is damaged.");
        return bytes.AsMemory(0, length);
    }
}
