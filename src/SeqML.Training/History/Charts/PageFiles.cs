namespace SeqML.Training.History.Charts;

/// <summary>What a page looks like, and what it does where one points at it: files beside this one.</summary>
internal static class PageFiles
{
    public static string Style => Read("page.css");

    public static string Script => Read("page.js");

    private static string Read(string name)
    {
        using var stream = typeof(PageFiles).Assembly.GetManifestResourceStream($"{typeof(PageFiles).Namespace}.{name}")!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd().ReplaceLineEndings("\n");
    }
}
