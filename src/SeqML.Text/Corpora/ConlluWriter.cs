namespace SeqML.Text.Corpora;

/// <summary>Writes treebanks in CoNLL-U: what <see cref="ConlluReader"/> read of a file with LF at the ends of lines comes out byte for byte.</summary>
public static class ConlluWriter
{
    /// <summary>Writes a file in UTF-8. One that ends in ".gz" is packed. A file that is there is replaced once all is written, and stays as it is where something cannot be: sentences may come from that very file.</summary>
    /// <param name="path">Where it goes.</param>
    /// <param name="sentences">What is written, one after the other.</param>
    /// <exception cref="ArgumentException">A sentence cannot be written so that it is read back. The message names it.</exception>
    public static void WriteFile(string path, IEnumerable<ConlluSentence> sentences) =>
        CorpusFile.Write(path, writer => Write(writer, sentences));

    /// <summary>Writes sentences: the comments, a line a token, and a blank line.</summary>
    /// <param name="writer">Closing it is the caller's.</param>
    /// <param name="sentences">What is written, one after the other.</param>
    /// <exception cref="ArgumentException">A sentence cannot be written so that it is read back: ids out of order, a tab or an end of line in a column, a comment without '#'. The message names it.</exception>
    public static void Write(TextWriter writer, IEnumerable<ConlluSentence> sentences)
    {
        ArgumentNullException.ThrowIfNull(writer);
        ArgumentNullException.ThrowIfNull(sentences);
        var number = 0;
        foreach (var sentence in sentences)
        {
            number++;
            foreach (var comment in sentence.Comments)
                WriteLine(writer, comment.StartsWith('#') ? comment : throw Error(number, $"expected comments that start with '#', found '{comment}'"), 0, number);
            var ids = new ConlluIds();
            foreach (var token in sentence.Tokens)
            {
                if (ids.Next(token.Id) is { } expected)
                    throw Error(number, $"expected {expected}, found the id '{token.Id}'");
                WriteLine(writer, token.ToString(), 9, number);
            }
            if (ids.End() is { } missing)
                throw Error(number, $"expected {missing}, found the end of the sentence");
            writer.Write('\n');
        }
    }

    private static void WriteLine(TextWriter writer, string line, int tabs, int sentence)
    {
        if (line.AsSpan().ContainsAny('\r', '\n') || (tabs > 0 && line.AsSpan().Count('\t') != tabs))
            throw Error(sentence, $"a tab or an end of line stands within a value of '{line}'");
        writer.Write(line);
        writer.Write('\n');
    }

    private static ArgumentException Error(int sentence, string message) =>
        new(FormattableString.Invariant($"Sentence {sentence} cannot be written: {message}."), "sentences");
}
