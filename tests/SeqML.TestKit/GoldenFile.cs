using System.Text.Json;

namespace SeqML.TestKit;

/// <summary>A JSON file of numbers that another library computed, beside the script that made it.</summary>
public sealed class GoldenFile
{
    private readonly JsonElement root;

    private GoldenFile(JsonElement root) => this.root = root;

    /// <summary>Reads golden/<paramref name="name"/> from the folder of the running tests.</summary>
    public static GoldenFile Load(string name)
    {
        using var document = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "golden", name)));
        return new GoldenFile(document.RootElement.Clone());
    }

    /// <summary>A whole number.</summary>
    public int Integer(params ReadOnlySpan<string> path) => At(path).GetInt32();

    /// <summary>A number.</summary>
    public double Number(params ReadOnlySpan<string> path) => At(path).GetDouble();

    /// <summary>True or false.</summary>
    public bool Truth(params ReadOnlySpan<string> path) => At(path).GetBoolean();

    /// <summary>A text.</summary>
    public string Text(params ReadOnlySpan<string> path) => At(path).GetString()!;

    /// <summary>An array of numbers.</summary>
    public double[] Numbers(params ReadOnlySpan<string> path) => [.. At(path).EnumerateArray().Select(item => item.GetDouble())];

    /// <summary>An array of whole numbers.</summary>
    public int[] Integers(params ReadOnlySpan<string> path) => [.. At(path).EnumerateArray().Select(item => item.GetInt32())];

    /// <summary>An array of arrays of whole numbers.</summary>
    public int[][] IntegerRows(params ReadOnlySpan<string> path) =>
        [.. At(path).EnumerateArray().Select(row => row.EnumerateArray().Select(item => item.GetInt32()).ToArray())];

    /// <summary>An array of texts.</summary>
    public string[] Texts(params ReadOnlySpan<string> path) => [.. At(path).EnumerateArray().Select(item => item.GetString()!)];

    /// <summary>An array of arrays of numbers.</summary>
    public double[][] NumberRows(params ReadOnlySpan<string> path) =>
        [.. At(path).EnumerateArray().Select(row => row.EnumerateArray().Select(item => item.GetDouble()).ToArray())];

    /// <summary>The names in an object, in the order of the file.</summary>
    public string[] Names(params ReadOnlySpan<string> path) => [.. At(path).EnumerateObject().Select(member => member.Name)];

    private JsonElement At(ReadOnlySpan<string> path)
    {
        var element = root;
        foreach (var name in path)
            element = element.GetProperty(name);
        return element;
    }
}
