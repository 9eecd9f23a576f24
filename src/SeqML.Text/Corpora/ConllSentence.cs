namespace SeqML.Text.Corpora;

/// <summary>A sentence of a file of columns: a row a token, with the line that each stands in.</summary>
public sealed class ConllSentence
{
    private readonly string[][] rows;

    /// <summary>A sentence to be written, of its columns: the tokens first, the tags last.</summary>
    /// <param name="columns">At least one, all of one length.</param>
    /// <exception cref="ArgumentException">There is no column, or one is longer than another.</exception>
    public ConllSentence(params IReadOnlyList<IReadOnlyList<string>> columns)
    {
        ArgumentNullException.ThrowIfNull(columns);
        if (columns.Count == 0)
            throw new ArgumentException("Expected at least one column, found none.", nameof(columns));
        for (var i = 1; i < columns.Count; i++)
            if (columns[i].Count != columns[0].Count)
                throw new ArgumentException(FormattableString.Invariant(
                    $"Expected columns of one length, found {columns[0].Count} tokens and {columns[i].Count} values in column {i + 1}."), nameof(columns));
        rows = [.. Enumerable.Range(0, columns[0].Count).Select(row => columns.Select(column => column[row]).ToArray())];
        Lines = [.. Enumerable.Range(1, rows.Length)];
        Columns = columns.Count;
    }

    internal ConllSentence(string[][] rows, int[] lines)
    {
        this.rows = rows;
        Lines = lines;
        Columns = rows[0].Length;
    }

    /// <summary>How many tokens it has.</summary>
    public int Count => rows.Length;

    /// <summary>How many columns each row has.</summary>
    public int Columns { get; }

    /// <summary>The first column.</summary>
    public IReadOnlyList<string> Tokens => Column(0);

    /// <summary>The line of each token in its file, from 1 on.</summary>
    public IReadOnlyList<int> Lines { get; }

    /// <summary>The comments before and in it, as they stand in the file.</summary>
    public IReadOnlyList<string> Comments { get; init; } = [];

    /// <summary>The line that starts a document with this sentence, as it stands in the file; null where none does.</summary>
    public string? DocumentStart { get; init; }

    /// <summary>The document that it is of: how many marks stand before it in the file.</summary>
    public int Document { get; init; }

    /// <summary>The file; null where it is not known.</summary>
    public string? Source { get; init; }

    /// <summary>A row: the columns of a token.</summary>
    public IReadOnlyList<string> this[int token] => rows[token];

    /// <summary>A column: a value of each token. <c>Column(^1)</c> is the last, in which most files have the tags.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The sentence has fewer columns. The message says how many, and in what line.</exception>
    public IReadOnlyList<string> Column(Index column)
    {
        var place = column.GetOffset(Columns);
        if (place < 0 || place >= Columns)
            throw new ArgumentOutOfRangeException(nameof(column), FormattableString.Invariant(
                $"Expected a column that is there, found column {place + 1} of {Columns}{(Source is null ? "" : $" in {Source}")}{(Count > 0 ? $", line {Lines[0]}" : "")}."));
        return Array.ConvertAll(rows, row => row[place]);
    }
}
