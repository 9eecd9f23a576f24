namespace SeqML.Text.Corpora;

/// <summary>Reads treebanks in CoNLL-U: comments, and ten columns between tabs. <see cref="ConllReader"/> reads other files of columns.</summary>
/// <remarks>Sentences come one after the other, and no more than one is in memory. <see cref="ConlluWriter"/> writes them back byte for byte. The format: https://universaldependencies.org/format.html.</remarks>
public static class ConlluReader
{
    private const int Columns = 10;

    /// <summary>The sentences of a file. One that ends in ".gz" is unpacked.</summary>
    /// <param name="path">A file in UTF-8, with or without a byte order mark.</param>
    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    /// <exception cref="InvalidDataException">While sentences are read: a line has not ten columns, ids are out of order, a comment has no sentence, or the text is no UTF-8. The message names file and line.</exception>
    public static IEnumerable<ConlluSentence> ReadFile(string path)
    {
        CorpusFile.CheckExists(path);
        return CorpusFile.Read(path, reader => Sentences(new LineReader(reader, Path.GetFileName(path))));
    }

    /// <summary>The sentences of a text.</summary>
    /// <param name="reader">It is read as the sentences are asked for; closing it is the caller's.</param>
    /// <param name="source">What errors call it; null for nothing.</param>
    /// <exception cref="InvalidDataException">While sentences are read: as with <see cref="ReadFile"/>. The message names the line.</exception>
    public static IEnumerable<ConlluSentence> Read(TextReader reader, string? source = null)
    {
        ArgumentNullException.ThrowIfNull(reader);
        return Sentences(new LineReader(reader, source));
    }

    private static IEnumerable<ConlluSentence> Sentences(LineReader lines)
    {
        List<string> comments = [];
        List<ConlluToken> tokens = [];
        List<int> numbers = [];
        var ids = new ConlluIds();
        for (var more = true; more;)
        {
            var line = lines.Next();
            more = line is not null;
            if (string.IsNullOrWhiteSpace(line))
            {
                if (tokens.Count > 0 && ids.End() is { } missing)
                    throw lines.Error(numbers[^1], $"expected {missing} after it, found the end of the sentence");
                if (tokens.Count == 0 && comments.Count > 0)
                    throw lines.Error(lines.Number, $"expected a sentence after the comment '{comments[^1]}', found {(more ? "a blank line" : "the end")}");
                if (tokens.Count > 0)
                    yield return new([.. tokens]) { Comments = [.. comments], Lines = [.. numbers], Source = lines.Source };
                comments.Clear();
                tokens.Clear();
                numbers.Clear();
                ids = new();
            }
            else if (line.StartsWith('#'))
            {
                if (tokens.Count > 0)
                    throw lines.Error(lines.Number, "expected comments before their sentence, found one within it. Is a blank line missing?");
                comments.Add(line);
            }
            else
            {
                var token = Token(line, lines);
                if (ids.Next(token.Id) is { } expected)
                    throw lines.Error(lines.Number, $"expected {expected}, found the id '{token.Id}'");
                tokens.Add(token);
                numbers.Add(lines.Number);
            }
        }
    }

    private static ConlluToken Token(string line, LineReader lines)
    {
        var c = line.Split('\t');
        return c.Length == Columns
            ? new(c[0], c[1], c[2], c[3], c[4], c[5], c[6], c[7], c[8], c[9])
            : throw lines.Error(lines.Number, FormattableString.Invariant(
                $"expected {Columns} columns between tabs, found {c.Length} in '{(line.Length <= 80 ? line : line[..80] + "...")}'. {nameof(ConllReader)} reads files of other columns"));
    }
}
