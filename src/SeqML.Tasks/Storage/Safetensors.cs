using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using SeqML.Layers;

namespace SeqML.Tasks.Storage;

/// <summary>
/// Weights in the safetensors format: 8 bytes with the header's length, a JSON header with each tensor's name, type, shape
/// and place, the numbers. It holds no code, and PyTorch's users read it with the library of that name.
/// </summary>
public static class Safetensors
{
    /// <summary>Writes parameters as little-endian floats, in their order.</summary>
    public static byte[] Write(IEnumerable<NamedParameter> parameters)
    {
        var all = parameters.ToArray();
        var header = new JsonObject();
        var offset = 0L;
        foreach (var (name, parameter) in all)
        {
            var length = (long)parameter.Tensor.Shape.Length * sizeof(float);
            header[name] = new JsonObject
            {
                ["dtype"] = "F32",
                ["shape"] = new JsonArray([.. parameter.Tensor.Shape.Sizes.Select(size => JsonValue.Create(size))]),
                ["data_offsets"] = new JsonArray(offset, offset + length),
            };
            offset += length;
        }
        // Spaces fill the header up to a multiple of 8, so that the numbers are aligned.
        var text = Encoding.UTF8.GetBytes(header.ToJsonString());
        var padded = (text.Length + 7) / 8 * 8;
        var bytes = new byte[8 + padded + offset];
        BinaryPrimitives.WriteInt64LittleEndian(bytes, padded);
        bytes.AsSpan(8, padded).Fill((byte)' ');
        text.CopyTo(bytes, 8);
        var rest = bytes.AsSpan(8 + padded);
        foreach (var (_, parameter) in all)
        {
            var values = MemoryMarshal.AsBytes(parameter.Tensor.Values);
            values.CopyTo(rest);
            rest = rest[values.Length..];
        }
        return bytes;
    }

    /// <summary>Reads the parameters' values by their names.</summary>
    /// <exception cref="InvalidDataException">A tensor is missing, of another shape or type, not finite, out of the file's bounds, or overlaps another. The message names it.</exception>
    public static void Read(ReadOnlyMemory<byte> bytes, IEnumerable<NamedParameter> parameters)
    {
        using var header = ReadHeader(bytes, out var data);
        var places = new List<(int Start, int End, string Name)>();
        foreach (var (name, parameter) in parameters)
        {
            var (start, end) = Locate(name, header.RootElement, parameter.Tensor.Shape.Sizes, data.Length);
            places.Add((start, end, name));
            data.Span[start..end].CopyTo(MemoryMarshal.AsBytes(parameter.Tensor.Values));
            foreach (var value in parameter.Tensor.Values)
                if (!float.IsFinite(value))
                    throw new InvalidDataException(FormattableString.Invariant($"Expected finite numbers in the weight '{name}', found {value}."));
            parameter.OnChanged();
        }
        places.Sort((left, right) => left.Start.CompareTo(right.Start));
        for (var i = 1; i < places.Count; i++)
            if (places[i].Start < places[i - 1].End)
                throw new InvalidDataException($"Expected each weight to have numbers of its own, found that those of '{places[i - 1].Name}' and '{places[i].Name}' overlap.");
    }

    /// <summary>How many numbers all tensors of a file have together, by its header.</summary>
    /// <exception cref="InvalidDataException">The header is damaged, or the last number is cut off.</exception>
    public static long CountNumbers(ReadOnlyMemory<byte> bytes)
    {
        using var header = ReadHeader(bytes, out var data);
        return data.Length % sizeof(float) == 0
            ? data.Length / sizeof(float)
            : throw new InvalidDataException($"Expected weights of {sizeof(float)} bytes each, found {data.Length} bytes.");
    }

    private static JsonDocument ReadHeader(ReadOnlyMemory<byte> bytes, out ReadOnlyMemory<byte> data)
    {
        var length = bytes.Length >= 8 ? BinaryPrimitives.ReadInt64LittleEndian(bytes.Span) : -1;
        if (length < 2 || length > bytes.Length - 8)
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

    private static (int Start, int End) Locate(string name, JsonElement header, int[] sizes, int dataLength)
    {
        try
        {
            if (!header.TryGetProperty(name, out var entry))
                throw new InvalidDataException($"Expected a weight '{name}' in the model, found none.");
            var type = entry.GetProperty("dtype").GetString();
            var shape = entry.GetProperty("shape").EnumerateArray().Select(size => size.GetInt32()).ToArray();
            var offsets = entry.GetProperty("data_offsets").EnumerateArray().Select(offset => offset.GetInt64()).ToArray();
            if (type != "F32" || !shape.AsSpan().SequenceEqual(sizes))
                throw new InvalidDataException($"Expected the weight '{name}' to be F32 of shape [{string.Join(", ", sizes)}], found {type} of shape [{string.Join(", ", shape)}].");
            var length = sizes.Aggregate((long)sizeof(float), (product, size) => product * size);
            // Compared so that no offset, however large, overflows.
            if (offsets.Length != 2 || offsets[0] < 0 || offsets[0] > dataLength - length || offsets[1] != offsets[0] + length)
                throw new InvalidDataException($"Expected {length} bytes for the weight '{name}', found the range [{string.Join(", ", offsets)}] of {dataLength}.");
            return ((int)offsets[0], (int)offsets[1]);
        }
        catch (Exception error) when (error is KeyNotFoundException or InvalidOperationException or FormatException)
        {
            throw new InvalidDataException($"Expected dtype, shape and data_offsets for the weight '{name}', found something else.", error);
        }
    }
}
