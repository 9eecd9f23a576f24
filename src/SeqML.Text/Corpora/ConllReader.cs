namespace SeqML.Text.Corpora;

/// <summary>
/// Reads files of columns, as those of the CoNLL shared tasks: a token a line, a blank line after each sentence. <see cref="ConlluReader"/> reads CoNLL-U.
/// </summary>
/// <remarks>
/// Sentences come one after the other, and no more than one is in memory. A line of nothing but white space ends a sentence, as the end of the file does; several
/// such lines are as one. Every row has the same number of columns: another one is an error that names the line. docs/tagging.md tells the rules of comments.
/// </remarks>
public static class ConllReader
{
    /// <summary>The sentences of a file. One that ends in ".gz" is unpacked.</summary>
    /// <param name="path">A file in UTF-8, with or without a byte order mark.</param>
    /// <param name="options">The layout; null for the defaults.</param>
    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    /// <exception cref="InvalidDataException">While sentences are read: a row has too few or too many columns, or the text is no UTF-8. The message names file and line.</exception>
    public static IEnumerable<ConllSentence> ReadFile(string path, ConllOptions? options = null)
    {
        CorpusFile.CheckExists(path);
        options ??= new();
        options.Validate();
        return CorpusFile.Read(path, reader => new ConllParser(reader, options, Path.GetFileName(path)).Sentences());
    }

    /// <summary>The sentences of a text.</summary>
    /// <param name="reader">It is read as the sentences are asked for; closing it is the caller's.</param>
    /// <param name="options">The layout; null for the defaults.</param>
    /// <param name="source">What errors call it; null for nothing.</param>
    /// <exception cref="InvalidDataException">While sentences are read: a row has too few or too many columns. The message names the line.</exception>
    public static IEnumerable<ConllSentence> Read(TextReader reader, ConllOptions? options = null, string? source = null)
    {
        ArgumentNullException.ThrowIfNull(reader);
        options ??= new();
        options.Validate();
        return new ConllParser(reader, options, source).Sentences();
    }
}
