using System.Text.Json;
using System.Text.Json.Serialization;
using SeqML.Text.Languages;

namespace SeqML.Text.Lemmatization;

/// <summary>A lemmatizer as data: the language that SeqML brings by its code alone, another with all that a lemmatizer reads of it.</summary>
/// <param name="Code">The language's code.</param>
/// <param name="Files">The entries of its files; null for a language that SeqML brings.</param>
internal sealed record LemmatizerDescription(string Code, Dictionary<string, string[]>? Files)
{
    public static LemmatizerDescription Of(EnglishLemmatizer lemmatizer)
    {
        var language = lemmatizer.Language;
        var isShipped = Language.Codes.Contains(language.Code) && ReferenceEquals(language, Language.Of(language.Code));
        return new(language.Code, isShipped ? null : EnglishLemmatizer.Files.Where(language.Has).ToDictionary(file => file, file => language.Read(file).ToArray()));
    }

    public string ToJson() => JsonSerializer.Serialize(this, LemmatizerJson.Default.LemmatizerDescription);

    /// <exception cref="InvalidDataException">It is none, or is damaged.</exception>
    public static EnglishLemmatizer Read(string json)
    {
        try
        {
            var state = JsonSerializer.Deserialize(json, LemmatizerJson.Default.LemmatizerDescription);
            if (string.IsNullOrEmpty(state?.Code) || (state.Files?.Values.Any(entries => entries is null || entries.Contains(null)) ?? false))
                throw new InvalidDataException("Expected the data of a lemmatizer, found none.");
            return new EnglishLemmatizer(state.Files is null ? Language.Of(state.Code)
                : Language.FromEntries(state.Code, state.Files.ToDictionary(file => file.Key, IReadOnlyList<string> (file) => file.Value)));
        }
        catch (Exception error) when (error is JsonException or ArgumentException)
        {
            throw new InvalidDataException($"Expected the data of a lemmatizer, as EnglishLemmatizer.ToJson writes it, found something else: {error.Message}", error);
        }
    }
}

[JsonSerializable(typeof(LemmatizerDescription))]
internal sealed partial class LemmatizerJson : JsonSerializerContext;
