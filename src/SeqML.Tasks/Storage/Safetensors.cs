using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Text;
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

    /// <summary>Reads the parameters' values by their names, from F32, F16, BF16 or F64. There may be other tensors.</summary>
    /// <exception cref="InvalidDataException">A tensor is missing, of another shape or type, not finite, out of the file's bounds, or overlaps another. The message names it.</exception>
    public static void Read(ReadOnlyMemory<byte> bytes, IEnumerable<NamedParameter> parameters)
    {
        var header = SafetensorsHeader.Parse(bytes, out var data);
        foreach (var named in parameters)
            Read(header[named.Name] ?? throw new InvalidDataException($"Expected a weight '{named.Name}' in the model, found none."), data.Span, named);
        header.RequireOwnBytes();
    }

    /// <summary>Reads the parameters' values by the names that the file has for them; it has these tensors, and no others.</summary>
    internal static void ReadAll(ReadOnlyMemory<byte> bytes, IEnumerable<NamedParameter> parameters, WeightNames names)
    {
        var header = SafetensorsHeader.Parse(bytes, out var data);
        var all = new Dictionary<string, NamedParameter>(StringComparer.Ordinal);
        foreach (var named in parameters)
            if (!all.TryAdd(names.InFile(named.Name), named))
                throw new ArgumentException($"Expected WeightNames to give each weight a name of its own, found '{names.InFile(named.Name)}' for '{named.Name}' and for '{all[names.InFile(named.Name)].Name}'.", nameof(names));
        string[] missing = [.. all.Keys.Where(name => header[name] is null)], unexpected = [.. header.Names.Where(name => !all.ContainsKey(name))];
        if (missing.Length + unexpected.Length > 0)
            throw new InvalidDataException($"Expected the weights of the network by its names, found {List(missing)} missing and {List(unexpected)} unexpected. Where the file has other names, WeightNames says which.");
        foreach (var (name, named) in all)
            Read(header[name]!.Value, data.Span, named);
        header.RequireOwnBytes();
    }

    /// <summary>How many numbers all tensors of a file have together, by its header.</summary>
    /// <exception cref="InvalidDataException">The header is damaged, or the last number is cut off.</exception>
    public static long CountNumbers(ReadOnlyMemory<byte> bytes)
    {
        var length = SafetensorsHeader.DataLength(bytes);
        return length % sizeof(float) == 0
            ? length / sizeof(float)
            : throw new InvalidDataException($"Expected weights of {sizeof(float)} bytes each, found {length} bytes.");
    }

    private static void Read(SafetensorsEntry entry, ReadOnlySpan<byte> data, NamedParameter named)
    {
        var shape = named.Parameter.Tensor.Shape;
        var values = named.Parameter.Tensor.Values;
        if (!entry.Fits(shape.Sizes))
            throw new InvalidDataException($"Expected the weight '{entry.Name}' to be F32, F16, BF16 or F64 of shape {shape}, found {entry} in {entry.End - entry.Start} bytes.");
        entry.CopyTo(data, values);
        for (var i = 0; i < values.Length; i++)
            if (!float.IsFinite(values[i]))
                throw new InvalidDataException(FormattableString.Invariant(
                    $"Expected finite numbers in the weight '{entry.Name}' of shape {shape}, found {entry.NumberAt(data, i)} at {Position(i, shape.Sizes)}."));
        named.Parameter.OnChanged();
    }

    /// <summary>The place of a number in its shape, as "[3, 5]".</summary>
    private static string Position(int index, int[] sizes)
    {
        var place = new int[sizes.Length];
        for (var i = sizes.Length - 1; i >= 0; i--)
            (index, place[i]) = Math.DivRem(index, sizes[i]);
        return $"[{string.Join(", ", place)}]";
    }

    private static string List(string[] names)
    {
        const int most = 20;
        var some = names.Take(most).Select(name => $"'{name}'");
        return names.Length == 0 ? "none" : string.Join(", ", names.Length > most ? some.Append($"{names.Length - most} more") : some);
    }
}
