using System.Buffers.Binary;
using System.Text.Json;

namespace SeqML.Tasks.Storage;

/// <summary>The header of a file in the safetensors format. Nothing in it is trusted.</summary>
internal sealed class SafetensorsHeader
{
    /// <summary>The format's own library reads no longer one.</summary>
    private const int LongestHeader = 100_000_000;

    private const string Metadata = "__metadata__";

    private readonly Dictionary<string, SafetensorsEntry> entries = new(StringComparer.Ordinal);
    private readonly int dataLength;

    private SafetensorsHeader(int dataLength) => this.dataLength = dataLength;

    /// <summary>The tensors' names.</summary>
    public IEnumerable<string> Names => entries.Keys;

    /// <summary>The tensor of a name; null where there is none.</summary>
    public SafetensorsEntry? this[string name] => entries.TryGetValue(name, out var entry) ? entry : null;

    /// <summary>Reads a header.</summary>
    /// <param name="bytes">The file.</param>
    /// <param name="data">What comes after the header: the numbers.</param>
    /// <exception cref="InvalidDataException">It is none, has a name twice, or an entry that is none or lies outside the file.</exception>
    public static SafetensorsHeader Parse(ReadOnlyMemory<byte> bytes, out ReadOnlyMemory<byte> data)
    {
        using var document = ParseText(bytes, out data);
        var header = new SafetensorsHeader(data.Length);
        foreach (var property in document.RootElement.EnumerateObject())
        {
            var name = NameOf(property);
            if (name != Metadata)
                header.entries.Add(name, ParseEntry(name, property.Value, data.Length));
        }
        return header;
    }

    /// <summary>The length of the data, as <see cref="Parse"/> finds it, without a look at the entries.</summary>
    public static int DataLength(ReadOnlyMemory<byte> bytes)
    {
        ParseText(bytes, out var data).Dispose();
        return data.Length;
    }

    /// <summary>Throws where tensors share bytes, or bytes belong to none.</summary>
    public void RequireOwnBytes()
    {
        var sorted = entries.Values.OrderBy(entry => entry.Start).ThenBy(entry => entry.End).ToArray();
        var (end, before) = (0, "");
        foreach (var entry in sorted)
        {
            if (entry.Start < end)
                throw new InvalidDataException($"Expected each weight to have numbers of its own, found that those of '{before}' and '{entry.Name}' overlap.");
            if (entry.Start > end)
                throw new InvalidDataException($"Expected the numbers of '{entry.Name}' at byte {end}, right after those before, found them at byte {entry.Start}.");
            (end, before) = (entry.End, entry.Name);
        }
        if (end != dataLength)
            throw new InvalidDataException($"Expected {end} bytes of numbers, found {dataLength}.");
    }

    private static JsonDocument ParseText(ReadOnlyMemory<byte> bytes, out ReadOnlyMemory<byte> data)
    {
        var length = bytes.Length >= 8 ? BinaryPrimitives.ReadInt64LittleEndian(bytes.Span) : -1;
        if (length < 2 || length > bytes.Length - 8 || length > LongestHeader)
            throw new InvalidDataException($"Expected weights in the safetensors format, found a header of length {length} in {bytes.Length} bytes.");
        data = bytes[(8 + (int)length)..];
        try
        {
            var header = JsonDocument.Parse(bytes.Slice(8, (int)length), new JsonDocumentOptions { AllowDuplicateProperties = false });
            return header.RootElement.ValueKind == JsonValueKind.Object
                ? header
                : throw new InvalidDataException($"Expected a JSON object as the header of the weights, found {header.RootElement.ValueKind}.");
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException)
        {
            // InvalidOperationException: a name that is no text.
            throw new InvalidDataException($"Expected JSON in the header of the weights, with every name once, found something else: {error.Message}", error);
        }
    }

    private static string NameOf(JsonProperty property)
    {
        try
        {
            return property.Name;
        }
        catch (InvalidOperationException error)
        {
            throw new InvalidDataException("Expected a text as each name in the header of the weights, found half a character.", error);
        }
    }

    private static SafetensorsEntry ParseEntry(string name, JsonElement entry, int dataLength)
    {
        try
        {
            var type = entry.GetProperty("dtype").GetString() ?? throw new FormatException();
            var shape = entry.GetProperty("shape").EnumerateArray().Select(size => size.GetInt64()).ToArray();
            var offsets = entry.GetProperty("data_offsets").EnumerateArray().Select(offset => offset.GetInt64()).ToArray();
            if (offsets.Length != 2 || offsets[0] < 0 || offsets[1] < offsets[0] || offsets[1] > dataLength)
                throw new InvalidDataException($"Expected a range of the {dataLength} bytes for the weight '{name}', found [{string.Join(", ", offsets)}].");
            return new SafetensorsEntry(name, type, shape, (int)offsets[0], (int)offsets[1]);
        }
        catch (Exception error) when (error is KeyNotFoundException or InvalidOperationException or FormatException)
        {
            throw new InvalidDataException($"Expected dtype, shape and data_offsets for the weight '{name}', found something else.", error);
        }
    }
}
