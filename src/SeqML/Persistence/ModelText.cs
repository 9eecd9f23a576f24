using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using SeqML.Tasks.Classification;

namespace SeqML.Persistence;

/// <summary>A model as text, which is how it goes through ML.NET's zip; and the models that were read from such texts.</summary>
/// <remarks>A loaded pipeline hands the same string to every row. It is decoded at the first, and the model is kept as long as the string is.</remarks>
internal static class ModelText
{
    private static readonly ConditionalWeakTable<object, TextClassifier> Decoded = [];

    public static string Encode(byte[] model) => Convert.ToBase64String(model);

    /// <summary>The model of a text.</summary>
    /// <exception cref="InvalidDataException">The text is no model, or is damaged.</exception>
    public static TextClassifier Decode(ReadOnlyMemory<char> text)
    {
        object backing;
        if (MemoryMarshal.TryGetString(text, out var whole, out _, out _))
            backing = whole;
        else if (MemoryMarshal.TryGetArray(text, out var array) && array.Array is not null)
            backing = array.Array;
        else
            return Read(text.Span);
        return Decoded.TryGetValue(backing, out var model) ? model : Decoded.GetValue(backing, _ => Read(text.Span));
    }

    private static TextClassifier Read(ReadOnlySpan<char> text)
    {
        var bytes = new byte[text.Length / 4 * 3 + 3];
        if (!Convert.TryFromBase64Chars(text, bytes, out var length))
            throw new InvalidDataException($"Expected a SeqML model as base64 text, found {text.Length} characters of something else: the model file is damaged.");
        return TextClassifier.Load(bytes.AsMemory(0, length));
    }
}
