using System.Runtime.InteropServices;
using SeqML.Tasks.Classification;
using SeqML.Tasks.Tagging;

namespace SeqML.Persistence;

/// <summary>A model as text, which is how it goes through ML.NET's zip; and the models that were read from such texts.</summary>
internal static class ModelText
{
    /// <summary>Four characters hold three bytes, and a text has at most 2^30.</summary>
    private const int LargestModel = 800_000_000;

    private static readonly Decoded<TextModel> Models = new(text => TextModel.LoadAny(Decode(text.Span)));

    private static readonly Decoded<SequenceTagger> Taggers = new(text => SequenceTagger.Load(Decode(text.Span)));

    /// <exception cref="InvalidOperationException">A text cannot hold it.</exception>
    public static string Encode(ReadOnlySpan<byte> model) => model.Length <= LargestModel ? Convert.ToBase64String(model)
        : throw new InvalidOperationException(FormattableString.Invariant($"Expected a model of at most {LargestModel:#,0} bytes, which ML.NET's zip can hold as one text, found {model.Length:#,0}. Give it fewer words."));

    /// <summary>The classifier, multilabel classifier or regressor of a text.</summary>
    /// <exception cref="InvalidDataException">The text is no such model, or is damaged.</exception>
    public static TextModel Model(ReadOnlyMemory<char> text) => Models.Of(text);

    /// <summary>The tagger of a text.</summary>
    /// <exception cref="InvalidDataException">The text is no such model, or is damaged.</exception>
    public static SequenceTagger Tagger(ReadOnlyMemory<char> text) => Taggers.Of(text);

    /// <summary>The bytes of a text, to be read one after the other.</summary>
    /// <exception cref="InvalidDataException">The text is damaged.</exception>
    public static MemoryStream Stream(ReadOnlyMemory<char> text)
    {
        var bytes = Decode(text.Span);
        return MemoryMarshal.TryGetArray(bytes, out var array) ? new MemoryStream(array.Array!, array.Offset, array.Count, writable: false) : new MemoryStream(bytes.ToArray(), writable: false);
    }

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
