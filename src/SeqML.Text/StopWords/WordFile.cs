using SeqML.Text.Corpora;

namespace SeqML.Text.StopWords;

/// <summary>Reads a list of one's own, an entry a line; notes and blank lines as in the files of a language.</summary>
internal static class WordFile
{
    public static IEnumerable<string> Read(string path)
    {
        CorpusFile.CheckExists(path);
        return CorpusFile.Read(path, reader => Entries(new LineReader(reader, Path.GetFileName(path))));
    }

    private static IEnumerable<string> Entries(LineReader lines)
    {
        while (lines.Next() is { } line)
            if (line.Trim() is { Length: > 0 } entry && entry != "#" && !entry.StartsWith("# ", StringComparison.Ordinal))
                yield return entry;
    }
}
