using System.Text.Encodings.Web;
using System.Text.Json;

namespace SeqML.Text.Subwords.Files;

/// <summary>The vocabulary as GPT-2's <c>vocab.json</c> (<c>encoder.json</c>) holds it: an object with an id for each token.</summary>
internal static class VocabularyJson
{
    private const int MostBytes = 1 << 26;

    /// <summary>The tokens in the order of their ids.</summary>
    /// <exception cref="InvalidDataException">The file is damaged. The message names it and the line.</exception>
    public static string[] Read(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        var bytes = ReadBytes(path);
        var tokens = new Dictionary<int, string>();
        var ids = new Dictionary<string, int>(StringComparer.Ordinal);
        var json = new Utf8JsonReader(bytes);
        try
        {
            if (!json.Read() || json.TokenType != JsonTokenType.StartObject)
                throw Error(json, "Expected an object with an id for each token");
            while (json.Read() && json.TokenType == JsonTokenType.PropertyName)
            {
                var token = json.GetString()!;
                if (!json.Read() || json.TokenType != JsonTokenType.Number || !json.TryGetInt32(out var id) || id < 0)
                    throw Error(json, $"Expected a whole number from 0 on as the id of '{token}', found {json.TokenType switch { JsonTokenType.Number => System.Text.Encoding.UTF8.GetString(json.ValueSpan), var other => other.ToString() }}");
                if (!ids.TryAdd(token, id))
                    throw Error(json, FormattableString.Invariant($"Expected every token once, found '{token}' with the ids {ids[token]} and {id}"));
                if (!tokens.TryAdd(id, token))
                    throw Error(json, FormattableString.Invariant($"Expected every id once, found {id} for '{tokens[id]}' and for '{token}'"));
            }
            json.Read(); // more would be no JSON
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException)
        {
            // What has half a character, or is no UTF-8, is an InvalidOperationException.
            throw new InvalidDataException(FormattableString.Invariant($"'{path}', line {LineOf(json)}: Expected JSON, found what is none: {error.Message}"), error);
        }
        return [.. Enumerable.Range(0, tokens.Count).Select(id => tokens.TryGetValue(id, out var token) ? token
            : throw new InvalidDataException(FormattableString.Invariant($"'{path}': Expected the ids of {tokens.Count} tokens to be all from 0 to {tokens.Count - 1}, found none with {id}.")))];

        InvalidDataException Error(in Utf8JsonReader json, string message) => new(FormattableString.Invariant($"'{path}', line {LineOf(json)}: {message}."));

        int LineOf(in Utf8JsonReader json) => 1 + bytes.AsSpan(0, (int)Math.Min(bytes.Length, json.BytesConsumed)).Count((byte)'\n');
    }

    public static void Write(TextWriter writer, IReadOnlyList<string> tokens)
    {
        for (var id = 0; id < tokens.Count; id++)
            writer.Write(FormattableString.Invariant($"{(id == 0 ? "{" : ", ")}\"{JavaScriptEncoder.UnsafeRelaxedJsonEscaping.Encode(tokens[id])}\": {id}"));
        writer.Write("}\n");
    }

    private static byte[] ReadBytes(string path)
    {
        using var file = File.OpenRead(path);
        if (file.Length > MostBytes)
            throw new InvalidDataException($"'{path}': Expected a vocabulary of at the most {MostBytes:#,0} bytes, found {file.Length:#,0}.");
        var bytes = new byte[file.Length];
        file.ReadExactly(bytes);
        return bytes.AsSpan().StartsWith("\uFEFF"u8) ? bytes[3..] : bytes;
    }
}
