namespace SeqML.Text.Subwords.Files;

/// <summary>A vocabulary as BERT's <c>vocab.txt</c> holds it: a token a line, the first with the id 0.</summary>
internal static class TokenLines
{
    /// <exception cref="InvalidDataException">The file is damaged. The message names it and the line.</exception>
    public static List<string> Read(string path)
    {
        var tokens = new List<string>();
        var known = new Dictionary<string, int>(StringComparer.Ordinal);
        using var lines = new VocabularyLines(path);
        while (lines.Next() is { } token)
        {
            if (!known.TryAdd(token, lines.Number))
                throw lines.Error(FormattableString.Invariant($"Expected every token once, found '{token}', which is in line {known[token]}, too"));
            tokens.Add(token);
        }
        return tokens;
    }

    /// <summary>Whether lines can hold the tokens.</summary>
    /// <exception cref="InvalidOperationException">They cannot.</exception>
    public static void Check(IEnumerable<string> tokens)
    {
        foreach (var token in tokens)
            if (token.Contains('\n', StringComparison.Ordinal) || token[^1] is ' ' or '\t' or '\r' || token.StartsWith('\uFEFF'))
                throw new InvalidOperationException($"Expected tokens that a line can hold, found '{token}', which has a line break, or a blank at its end. Save the tokenizer in SeqML's own form.");
    }

    public static void Write(TextWriter writer, IEnumerable<string> tokens)
    {
        foreach (var token in tokens)
            writer.Write($"{token}\n");
    }
}
