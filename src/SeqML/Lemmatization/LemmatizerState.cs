using System.Text.Json;
using System.Text.Json.Serialization;
using SeqML.Persistence;
using SeqML.Text.Languages;
using SeqML.Text.Lemmatization;

namespace SeqML.Lemmatization;

/// <summary>What a saved Lemmatize knows: the language that SeqML brings by its code alone, another with all that a lemmatizer reads of it.</summary>
/// <param name="Code">The language's code.</param>
/// <param name="Files">The entries of its files; null for a language that SeqML brings.</param>
internal sealed record LemmatizerState(string Code, Dictionary<string, string[]>? Files)
{
    public static readonly Decoded<EnglishLemmatizer> Lemmatizers = new(Parse);

    public static string TextOf(EnglishLemmatizer lemmatizer)
    {
        var language = lemmatizer.Language;
        var isShipped = Language.Codes.Contains(language.Code) && ReferenceEquals(language, Language.Of(language.Code));
        var files = isShipped ? null : EnglishLemmatizer.Files.Where(language.Has).ToDictionary(file => file, file => language.Read(file).ToArray());
        return JsonSerializer.Serialize(new LemmatizerState(language.Code, files), LemmatizerJson.Default.LemmatizerState);
    }

    private static EnglishLemmatizer Parse(ReadOnlyMemory<char> text)
    {
        try
        {
            var state = JsonSerializer.Deserialize(text.Span, LemmatizerJson.Default.LemmatizerState);
            if (string.IsNullOrEmpty(state?.Code) || (state.Files?.Values.Any(entries => entries is null || entries.Contains(null)) ?? false))
                throw new InvalidDataException("Expected the data of a lemmatizer, found none: the model file is damaged.");
            return new EnglishLemmatizer(state.Files is null ? Language.Of(state.Code)
                : Language.FromEntries(state.Code, state.Files.ToDictionary(file => file.Key, IReadOnlyList<string> (file) => file.Value)));
        }
        catch (Exception error) when (error is JsonException or ArgumentException)
        {
            throw new InvalidDataException($"Expected the data of a lemmatizer, found something else: the model file is damaged. {error.Message}", error);
        }
    }
}

[JsonSerializable(typeof(LemmatizerState))]
internal sealed partial class LemmatizerJson : JsonSerializerContext;
