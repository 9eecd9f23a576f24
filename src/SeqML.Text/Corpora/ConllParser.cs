namespace SeqML.Text.Corpora;

/// <summary>Walks over the lines of one file.</summary>
internal sealed class ConllParser(TextReader reader, ConllOptions options, string? source)
{
    private readonly LineReader lines = new(reader, source);
    private readonly Queue<(string Text, int Number)> ahead = [];
    private readonly List<string[]> rows = [];
    private readonly List<int> numbers = [];
    private readonly List<string> comments = [];
    private string? documentStart;
    private int document;
    private int columns = options.Columns ?? 0;

    public IEnumerable<ConllSentence> Sentences()
    {
        if (columns == 0)
            LookAhead();
        while (Next() is var (line, number))
        {
            if (ConllOptions.IsBlank(line) || IsDocumentMark(line))
            {
                if (Take() is { } sentence)
                    yield return sentence;
                if (!ConllOptions.IsBlank(line))
                    (documentStart, document) = (line, document + 1);
            }
            else if (IsComment(line))
                comments.Add(line);
            else
                Add(line, number);
        }
        if (Take() is { } last)
            yield return last;
    }

    /// <summary>Finds the first line that is a row beyond doubt, and with it how many columns there are.</summary>
    private void LookAhead()
    {
        var doubtful = 0;
        while (lines.Next() is { } line)
        {
            ahead.Enqueue((line, lines.Number));
            if (ConllOptions.IsBlank(line) || IsDocumentMark(line) || (options.CommentPrefix is not null && IsComment(line)))
                continue;
            if (options.CommentPrefix is null && line.StartsWith("# ", StringComparison.Ordinal))
            {
                doubtful = doubtful == 0 ? lines.Number : doubtful;
                continue;
            }
            columns = options.Split(line).Length;
            return;
        }
        if (doubtful > 0)
            throw lines.Error(doubtful, "every line starts with '# ', so that comments cannot be told from tokens. Set ConllOptions.Columns or ConllOptions.CommentPrefix");
    }

    private (string Text, int Number)? Next() =>
        ahead.TryDequeue(out var line) ? line : lines.Next() is { } text ? (text, lines.Number) : null;

    private bool IsDocumentMark(string line) => options.DocumentMark.Length > 0
        && line.AsSpan().TrimStart(" \t").StartsWith(options.DocumentMark, StringComparison.Ordinal) && options.IsDocumentMark(options.Split(line)[0]);

    private bool IsComment(string line) => options.CommentPrefix is { } prefix
        ? line.StartsWith(prefix, StringComparison.Ordinal)
        : rows.Count == 0 && line.StartsWith("# ", StringComparison.Ordinal) && options.Split(line).Length != columns;

    private void Add(string line, int number)
    {
        var row = options.Split(line);
        if (row.Length != columns)
            throw lines.Error(number, FormattableString.Invariant(
                $"expected {columns} columns{(options.Columns is null ? ", as in the first row" : "")}, found {row.Length} in '{Short(line)}'. {Advice(line, row)}"));
        rows.Add(row);
        numbers.Add(number);
    }

    private string Advice(string line, string[] row) =>
        line.StartsWith('#') ? $"A comment starts with '# ' and stands before its sentence; for others, set {nameof(ConllOptions)}.{nameof(ConllOptions.CommentPrefix)}"
        : row.Length > columns && options.Separator is null && line.Contains('\t', StringComparison.Ordinal)
            ? $"If tokens have blanks, set {nameof(ConllOptions)}.{nameof(ConllOptions.Separator)} to a tab"
        : row.Length < columns ? $"Is a token or a tag missing, or is {nameof(ConllOptions)}.{nameof(ConllOptions.Separator)} another one?"
        : "Is there a blank within a token?";

    private static string Short(string line) => line.Length <= 80 ? line : line[..80] + "...";

    private ConllSentence? Take()
    {
        if (rows.Count == 0)
            return null;
        var sentence = new ConllSentence([.. rows], [.. numbers])
        {
            Comments = [.. comments],
            DocumentStart = documentStart,
            Document = document,
            Source = source,
        };
        rows.Clear();
        numbers.Clear();
        comments.Clear();
        documentStart = null;
        return sentence;
    }
}
