using System.Collections.Frozen;
using System.Text.Json;
using System.Text.Json.Serialization;
using SeqML.Persistence;

namespace SeqML.Vocabularies;

/// <summary>What a saved vocabulary knows. (The keys themselves are in ML.NET's own map.)</summary>
/// <param name="Words">The words that have a key; needed only where there is an unknown word.</param>
/// <param name="UnknownWord">What other words are read as; null for a missing key.</param>
/// <param name="PaddingWord">What short rows are filled with; null for a missing key.</param>
/// <param name="Length">How many words a row has; null for as many as there are.</param>
internal sealed record VocabularyState(string[] Words, string? UnknownWord, string? PaddingWord, int? Length)
{
    public static readonly Decoded<VocabularyState> States = new(Parse);

    // Made at once: several threads read a fitted model.
    private readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> known = (Words ?? []).OfType<string>().ToFrozenSet(StringComparer.Ordinal).GetAlternateLookup<ReadOnlySpan<char>>();

    public string ToText() => JsonSerializer.Serialize(this, VocabularyJson.Default.VocabularyState);

    /// <summary>The word itself where it has a key, else the unknown word.</summary>
    public ReadOnlyMemory<char> Read(ReadOnlyMemory<char> word) => UnknownWord is null || known.Contains(word.Span) ? word : UnknownWord.AsMemory();

    private static VocabularyState Parse(ReadOnlyMemory<char> text)
    {
        try
        {
            return JsonSerializer.Deserialize(text.Span, VocabularyJson.Default.VocabularyState) is { Words: not null } state && (state.Length ?? 1) > 0 ? state
                : throw new InvalidDataException("Expected a vocabulary, found none: the model file is damaged.");
        }
        catch (JsonException error)
        {
            throw new InvalidDataException($"Expected a vocabulary, found something else: the model file is damaged. {error.Message}", error);
        }
    }
}

[JsonSerializable(typeof(VocabularyState))]
internal sealed partial class VocabularyJson : JsonSerializerContext;
