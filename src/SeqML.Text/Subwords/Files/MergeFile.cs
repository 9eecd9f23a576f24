namespace SeqML.Text.Subwords.Files;

/// <summary>Merges as the public files hold them, a line each, first ones first: <c>merges.txt</c> and <c>vocab.bpe</c> of GPT-2, the codes of subword-nmt. A first line that starts with "#version" is none.</summary>
internal sealed class MergeFile
{
    private readonly string? path;
    private readonly int firstLine = 1;

    /// <summary>Merges of no file.</summary>
    public MergeFile(IReadOnlyList<(string Left, string Right)> merges) => Merges = merges;

    /// <summary>Reads a file.</summary>
    public MergeFile(string path)
    {
        this.path = path;
        var merges = new List<(string, string)>();
        using var lines = new VocabularyLines(path);
        while (lines.Next() is { } line)
        {
            if (lines.Number == 1 && line.StartsWith("#version", StringComparison.Ordinal))
            {
                (Version, firstLine) = (line["#version".Length..].TrimStart(':').Trim(), 2);
                continue;
            }
            var blank = line.IndexOf(' ', StringComparison.Ordinal);
            if (blank <= 0 || blank == line.Length - 1 || line.IndexOf(' ', blank + 1) >= 0)
                throw lines.Error($"Expected two symbols with a blank between them, found '{Shown(line)}'");
            merges.Add((line[..blank], line[(blank + 1)..]));
        }
        Merges = merges;
    }

    /// <summary>What the first line says; null where it says none.</summary>
    public string? Version { get; }

    public IReadOnlyList<(string Left, string Right)> Merges { get; }

    /// <summary>What is wrong with a merge, with its line.</summary>
    public InvalidDataException Error(int index, string message) => new(path is null
        ? FormattableString.Invariant($"Merge {index + 1}, '{Shown(Merges[index])}': {message}.")
        : FormattableString.Invariant($"'{path}', line {index + firstLine}, '{Shown(Merges[index])}': {message}."));

    public static void Write(TextWriter writer, IEnumerable<(string Left, string Right)> merges)
    {
        writer.Write("#version: 0.2\n");
        foreach (var (left, right) in merges)
            writer.Write($"{left} {right}\n");
    }

    private static string Shown((string Left, string Right) merge) => Shown($"{merge.Left} {merge.Right}");

    private static string Shown(string text) => text.Length > 60 ? text[..60] + "..." : text;
}
