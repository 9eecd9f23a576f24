namespace SeqML.Text.Corpora;

/// <summary>How a file of columns is laid out. The defaults read the CoNLL shared tasks' files and WNUT-17.</summary>
public sealed record ConllOptions
{
    /// <summary>The character between columns. A token may then have blanks, and a column may be empty.</summary>
    /// <value>The default, null: a run of blanks and tabs; the writer takes a tab. No-break spaces and other white space belong to the token.</value>
    public char? Separator { get; init; }

    /// <summary>How many columns each row has, at least 1.</summary>
    /// <value>The default, null: as many as the first row has.</value>
    public int? Columns { get; init; }

    /// <summary>How a line starts that is a comment, wherever it stands.</summary>
    /// <value>
    /// The default, null: "# ", with a blank, before the first token of a sentence, and only where the line has not as many columns as a row. So the tokens "#" and
    /// "#hashtag" are tokens, and a hashtag that has lost its tag is an error and not a comment.
    /// </value>
    public string? CommentPrefix { get; init; }

    /// <summary>The first column of the lines that start a document, and are no tokens; empty for none.</summary>
    /// <value>The default is "-DOCSTART-".</value>
    public string DocumentMark { get; init; } = "-DOCSTART-";

    /// <summary>What ends a line that is written.</summary>
    /// <value>The default is a line feed. Reading takes CR LF, LF and CR.</value>
    public string NewLine { get; init; } = "\n";

    internal void Validate()
    {
        if (Columns is < 1)
            throw new ArgumentOutOfRangeException(nameof(Columns), Columns, FormattableString.Invariant($"Expected at least 1 column, found {Columns}."));
        if (Separator is '\r' or '\n')
            throw new ArgumentOutOfRangeException(nameof(Separator), "Expected a separator of columns, found one of lines.");
        if (CommentPrefix is "")
            throw new ArgumentException("Expected the text that comments start with, or null; found an empty text, with which every line starts.", nameof(CommentPrefix));
        if (NewLine is not ("\n" or "\r\n"))
            throw new ArgumentException("Expected LF or CR LF as the end of a line.", nameof(NewLine));
        ArgumentNullException.ThrowIfNull(DocumentMark);
    }

    /// <summary>The columns of a line.</summary>
    internal string[] Split(string line) => Separator is { } separator
        ? line.Split(separator)
        : line.Split(Blanks, StringSplitOptions.RemoveEmptyEntries);

    internal static bool IsBlank(string line) => string.IsNullOrWhiteSpace(line);

    internal bool IsDocumentMark(string column) => DocumentMark.Length > 0 && column == DocumentMark;

    private static readonly char[] Blanks = [' ', '\t'];
}
