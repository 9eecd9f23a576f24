using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using SeqML.Tasks.Classification;
using SeqML.Tasks.Tagging;

namespace SeqML.Persistence;

/// <summary>A model as text, which is how it goes through ML.NET's zip; and the models that were read from such texts.</summary>
/// <remarks>A loaded pipeline hands the same string to every row. It is decoded at the first, and the model is kept as long as the string is.</remarks>
internal static class ModelText
{
    private static readonly Models<TextClassifier> Classifiers = new(TextClassifier.Load);

    private static readonly Models<SequenceTagger> Taggers = new(SequenceTagger.Load);

    public static string Encode(byte[] model) => Convert.ToBase64String(model);

    /// <summary>The classifier of a text.</summary>
    /// <exception cref="InvalidDataException">The text is no such model, or is damaged.</exception>
    public static TextClassifier Classifier(ReadOnlyMemory<char> text) => Classifiers.Of(text);

    /// <summary>The tagger of a text.</summary>
    /// <exception cref="InvalidDataException">The text is no such model, or is damaged.</exception>
    public static SequenceTagger Tagger(ReadOnlyMemory<char> text) => Taggers.Of(text);

    private sealed class Models<TModel>(Func<ReadOnlyMemory<byte>, TModel> load)
        where TModel : class
    {
        private readonly ConditionalWeakTable<object, TModel> decoded = [];

        public TModel Of(ReadOnlyMemory<char> text)
        {
            object backing;
            if (MemoryMarshal.TryGetString(text, out var whole, out _, out _))
                backing = whole;
            else if (MemoryMarshal.TryGetArray(text, out var array) && array.Array is not null)
                backing = array.Array;
            else
                return Read(text.Span);
            return decoded.TryGetValue(backing, out var model) ? model : decoded.GetValue(backing, _ => Read(text.Span));
        }

        private TModel Read(ReadOnlySpan<char> text)
        {
            var bytes = new byte[text.Length / 4 * 3 + 3];
            if (!Convert.TryFromBase64Chars(text, bytes, out var length))
                throw new InvalidDataException($"Expected a SeqML model as base64 text, found {text.Length} characters of something else: the model file is damaged.");
            return load(bytes.AsMemory(0, length));
        }
    }
}
