using System.Text.Json;
using System.Text.Json.Serialization;
using SeqML.Persistence;
using SeqML.Text.Subwords;

namespace SeqML.Subwords;

/// <summary>What a saved stage of subwords knows: a tokenizer, and what is put around a text.</summary>
/// <param name="Tokenizer">The tokenizer, as text.</param>
/// <param name="AddsBeginning">Whether a text begins with a token.</param>
/// <param name="AddsEnd">Whether a text ends with one.</param>
/// <param name="MaximumLength">How many subwords at the most; null for all.</param>
/// <param name="Pads">Whether short rows are filled.</param>
internal sealed record SubwordState(string Tokenizer, bool AddsBeginning, bool AddsEnd, int? MaximumLength, bool Pads)
{
    public static readonly Decoded<SubwordEncoder> Encoders = new(text => new SubwordEncoder(Parse(text)));

    public static SubwordState Of(SubwordTokenizer tokenizer, EncodeSubwordsOptions options)
    {
        using var stream = new MemoryStream();
        tokenizer.Save(stream);
        return new SubwordState(ModelText.Encode(stream.ToArray()), options.AddsBeginning, options.AddsEnd, options.MaximumLength, options.Pads);
    }

    public string ToText() => JsonSerializer.Serialize(this, SubwordJson.Default.SubwordState);

    /// <exception cref="InvalidDataException">It is damaged.</exception>
    public SubwordTokenizer Load()
    {
        using var stream = new MemoryStream(ModelText.Decode(Tokenizer).ToArray(), writable: false);
        return SubwordTokenizer.Load(stream);
    }

    private static SubwordState Parse(ReadOnlyMemory<char> text)
    {
        try
        {
            return JsonSerializer.Deserialize(text.Span, SubwordJson.Default.SubwordState) is { Tokenizer: not null } state && (state.MaximumLength ?? 3) >= 3 ? state
                : throw new InvalidDataException("Expected a subword tokenizer, found none: the model file is damaged.");
        }
        catch (JsonException error)
        {
            throw new InvalidDataException($"Expected a subword tokenizer, found something else: the model file is damaged. {error.Message}", error);
        }
    }
}

[JsonSerializable(typeof(SubwordState))]
internal sealed partial class SubwordJson : JsonSerializerContext;
