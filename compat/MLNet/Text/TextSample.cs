namespace Microsoft.ML.Data;

/// <summary>What the first lines of the data tell of its columns.</summary>
internal static class TextSample
{
    private const int Lines = 100;

    public static int FieldCount(TextLoader.Options options, IMultiStreamSource sample)
    {
        if (options.InputSize is { } given)
            return given;
        var counts = new HashSet<int>();
        Read(options, sample, fields => counts.Add(fields.Count));
        return counts.Count switch
        {
            1 => counts.First(),
            0 => throw new ArgumentOutOfRangeException("Source", "The number of fields cannot be told without a sample of the data."),
            _ => throw new ArgumentOutOfRangeException("Source", "The first lines of the data differ in the number of their fields."),
        };
    }

    public static List<ReadOnlyMemory<char>> Header(TextLoader.Options options, IMultiStreamSource sample)
    {
        var header = Read(options, sample, _ => { });
        if (header == null)
            return null;
        var names = new List<ReadOnlyMemory<char>>();
        new FieldSplitter(options).Split(header, names);
        return names;
    }

    private static string Read(TextLoader.Options options, IMultiStreamSource sample, Action<List<ReadOnlyMemory<char>>> see)
    {
        if (sample == null)
            return null;
        var splitter = new FieldSplitter(options);
        using var lines = new TextLines(options, sample, splitter);
        var fields = new List<ReadOnlyMemory<char>>();
        for (var i = 0; i < Lines && lines.Next() is { } line; i++)
        {
            splitter.Split(line, fields);
            see(fields);
        }
        return lines.Header;
    }
}
