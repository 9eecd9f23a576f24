using System.Text;
using System.Text.RegularExpressions;

namespace SeqML.Tasks.Tests.Storage;

/// <summary>A small reader of the safetensors format that shares nothing with ours: the header is matched, not parsed.</summary>
internal sealed partial class SafetensorsFile
{
    private SafetensorsFile(string header, List<(string Name, int[] Shape, float[] Values)> tensors) => (Header, Tensors) = (header, tensors);

    public string Header { get; }

    public List<(string Name, int[] Shape, float[] Values)> Tensors { get; }

    public IEnumerable<string> Names => Tensors.Select(tensor => tensor.Name);

    public long Numbers => Tensors.Sum(tensor => tensor.Shape.Aggregate(1L, (product, size) => product * size));

    /// <summary>Reads, and fails where the tensors do not fill the file one after the other.</summary>
    public static SafetensorsFile Read(byte[] bytes)
    {
        var length = 0UL;
        for (var i = 7; i >= 0; i--)
            length = (length << 8) | bytes[i];
        var start = 8 + (int)length;
        var header = Encoding.UTF8.GetString(bytes, 8, (int)length);
        var (place, tensors) = (0, new List<(string, int[], float[])>());
        foreach (Match match in Entry().Matches(header))
        {
            Assert.Equal(place, Number(match.Groups["start"].Value));
            var end = Number(match.Groups["end"].Value);
            var values = new float[(end - place) / 4];
            for (var i = 0; i < values.Length; i++, place += 4)
            {
                var bits = 0u;
                for (var b = 3; b >= 0; b--)
                    bits = (bits << 8) | bytes[start + place + b];
                values[i] = BitConverter.UInt32BitsToSingle(bits);
            }
            int[] shape = [.. match.Groups["shape"].Value.Split(',').Select(Number)];
            Assert.Equal(values.Length, shape.Aggregate(1, (product, size) => product * size));
            tensors.Add((match.Groups["name"].Value, shape, values));
        }
        Assert.Equal(bytes.Length, start + place);
        return new SafetensorsFile(header, tensors);
    }

    private static int Number(string text) => int.Parse(text, System.Globalization.CultureInfo.InvariantCulture);

    [GeneratedRegex("""
        "(?<name>[^"]+)":\{"dtype":"F32","shape":\[(?<shape>[\d,]+)\],"data_offsets":\[(?<start>\d+),(?<end>\d+)\]\}
        """)]
    private static partial Regex Entry();
}
