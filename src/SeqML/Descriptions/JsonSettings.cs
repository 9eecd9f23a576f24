using System.Text.Json;

namespace SeqML.Descriptions;

/// <summary>JSON as names and values: "options.encoder.hiddenSize", "128".</summary>
internal static class JsonSettings
{
    /// <summary>Longer lists, say of a tagger's tags, are told by their number.</summary>
    private const int LongestList = 8;

    public static IEnumerable<KeyValuePair<string, string>> Of(JsonElement element, string path = "")
    {
        if (element.ValueKind != JsonValueKind.Object)
            return [new(path, Text(element))];
        return element.EnumerateObject().SelectMany(member => Of(member.Value, path.Length == 0 ? member.Name : $"{path}.{member.Name}"));
    }

    private static string Text(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.String => element.GetString()!,
        JsonValueKind.Array when element.GetArrayLength() > LongestList => FormattableString.Invariant($"{element.GetArrayLength():#,0} of them"),
        JsonValueKind.Array => string.Join(", ", element.EnumerateArray().Select(Text)),
        _ => element.GetRawText(), // numbers as the file has them, true, false, null
    };
}
