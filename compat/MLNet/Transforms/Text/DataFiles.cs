namespace Microsoft.ML.Transforms.Text;

/// <summary>The data files inside the assembly.</summary>
internal static class DataFiles
{
    public static IEnumerable<string> Lines(string name)
    {
        using var stream = typeof(DataFiles).Assembly.GetManifestResourceStream(name)
            ?? throw new FileNotFoundException($"The assembly has no data file '{name}'.");
        using var reader = new StreamReader(stream);
        while (reader.ReadLine() is { } line)
        {
            if (line.Length > 0)
                yield return line;
        }
    }
}
