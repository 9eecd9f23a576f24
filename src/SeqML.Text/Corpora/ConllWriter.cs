namespace SeqML.Text.Corpora;

/// <summary>Writes files of columns that <see cref="ConllReader"/> reads back as they were, with the same options.</summary>
public static class ConllWriter
{
    /// <summary>Writes a file in UTF-8. One that ends in ".gz" is packed. A file that is there is replaced once all is written, and stays as it is where something cannot be: sentences may come from that very file.</summary>
    /// <param name="path">Where it goes.</param>
    /// <param name="sentences">What is written, one after the other.</param>
    /// <param name="options">The layout; null for the defaults.</param>
    /// <exception cref="ArgumentException">A value cannot be written so that it is read back. The message names it.</exception>
    public static void WriteFile(string path, IEnumerable<ConllSentence> sentences, ConllOptions? options = null) =>
        CorpusFile.Write(path, writer => Write(writer, sentences, options));

    /// <summary>Writes sentences: their comments, the mark of a document that starts with them, a row a token, and a blank line.</summary>
    /// <param name="writer">Closing it is the caller's.</param>
    /// <param name="sentences">What is written, one after the other.</param>
    /// <param name="options">The layout; null for the defaults.</param>
    /// <exception cref="ArgumentException">A value cannot be written so that it is read back: it has the separator in it, is empty, or the row would be taken for a comment. The message names it.</exception>
    public static void Write(TextWriter writer, IEnumerable<ConllSentence> sentences, ConllOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(writer);
        ArgumentNullException.ThrowIfNull(sentences);
        options ??= new();
        options.Validate();
        var number = 0;
        foreach (var sentence in sentences)
        {
            number++;
            if (sentence.Count == 0)
                throw new ArgumentException(FormattableString.Invariant($"Expected sentences with at least one token: columns cannot hold sentence {number}, which has none."), nameof(sentences));
            if (sentence.DocumentStart is { } mark)
            {
                WriteLine(writer, mark, options);
                WriteLine(writer, "", options);
            }
            foreach (var comment in sentence.Comments)
                WriteLine(writer, comment, options);
            for (var i = 0; i < sentence.Count; i++)
                WriteLine(writer, Row(sentence, i, number, options), options);
            WriteLine(writer, "", options);
        }
    }

    private static string Row(ConllSentence sentence, int token, int number, ConllOptions options)
    {
        var columns = sentence[token];
        var row = string.Join(options.Separator ?? '\t', columns);
        var isFirstLine = number == 1 && token == 0 && sentence.DocumentStart is null && sentence.Comments.Count == 0;
        var reason = columns.Any(column => column.AsSpan().ContainsAny('\r', '\n')) ? "a value has an end of line"
            : options.Columns is { } expected && expected != columns.Count ? FormattableString.Invariant($"it has {columns.Count} columns, and {nameof(ConllOptions.Columns)} is {expected}")
            : !columns.SequenceEqual(options.Split(row)) ? "a value is empty, or has what separates columns"
            : ConllOptions.IsBlank(row) ? "it is blank, and would end the sentence"
            : options.IsDocumentMark(columns[0]) ? "it would be taken for the start of a document"
            : options.CommentPrefix is { } prefix && row.StartsWith(prefix, StringComparison.Ordinal) ? "it would be taken for a comment"
            : isFirstLine && row.StartsWith('\uFEFF') ? "it would be taken for the byte order mark of the file"
            : null;
        return reason is null ? row : throw new ArgumentException(FormattableString.Invariant($"Sentence {number} cannot be written: {reason}: '{row}'. Change the value, or the options."), "sentences");
    }

    private static void WriteLine(TextWriter writer, string line, ConllOptions options)
    {
        writer.Write(line);
        writer.Write(options.NewLine);
    }
}
