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

    /// <summary>What merges do not make is never written: where a vocabulary has it, the end of one of the files is missing, or they do not belong together.</summary>
    /// <param name="tokens">The vocabulary.</param>
    /// <param name="isGiven">Whether a token, by its id, needs no merge.</param>
    /// <exception cref="InvalidDataException">No merge makes a token. The message names the file.</exception>
    public void CheckMakes(IReadOnlyList<string> tokens, Func<int, bool> isGiven)
    {
        var made = Merges.Select(merge => merge.Left + merge.Right).ToHashSet(StringComparer.Ordinal);
        var (count, first) = (0, "");
        for (var id = 0; id < tokens.Count; id++)
            if (!isGiven(id) && !made.Contains(tokens[id]) && count++ == 0)
                first = tokens[id];
        if (count > 0)
            throw new InvalidDataException(FormattableString.Invariant($"'{path}': Expected merges that make every token of the vocabulary, found {Merges.Count}, which do not make {count} of {tokens.Count}, the first of them '{Shown(first)}'. The end of the file may be missing, or the files do not belong together; tokens that stand for no text are named as special ones."));
    }

    public static void Write(TextWriter writer, IEnumerable<(string Left, string Right)> merges)
    {
        writer.Write("#version: 0.2\n");
        foreach (var (left, right) in merges)
            writer.Write($"{left} {right}\n");
    }

    private static string Shown((string Left, string Right) merge) => Shown($"{merge.Left} {merge.Right}");

    private static string Shown(string text) => text.Length > 60 ? text[..60] + "..." : text;
}
