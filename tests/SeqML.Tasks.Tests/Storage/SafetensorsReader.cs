using System.Text;
using System.Text.Json;

namespace SeqML.Tasks.Tests.Storage;

/// <summary>What the format's specification says, in few lines: for files of F32 from anywhere. It shares nothing with ours.</summary>
internal static class SafetensorsReader
{
    public static Dictionary<string, (long[] Shape, float[] Values)> Read(byte[] bytes)
    {
        var start = 8 + (int)BitConverter.ToUInt64(bytes);
        using var header = JsonDocument.Parse(Encoding.UTF8.GetString(bytes, 8, start - 8));
        return header.RootElement.EnumerateObject().ToDictionary(entry => entry.Name, entry =>
        {
            Assert.Equal("F32", entry.Value.GetProperty("dtype").GetString());
            var (from, to) = (start + entry.Value.GetProperty("data_offsets")[0].GetInt32(), start + entry.Value.GetProperty("data_offsets")[1].GetInt32());
            return (entry.Value.GetProperty("shape").EnumerateArray().Select(size => size.GetInt64()).ToArray(),
                Enumerable.Range(0, (to - from) / 4).Select(i => BitConverter.ToSingle(bytes, from + 4 * i)).ToArray());
        });
    }
}
