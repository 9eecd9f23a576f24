using SeqML.Text.Corpora;

namespace SeqML.Corpora;

/// <summary>Files of CoNLL columns as data.</summary>
internal static class ConllColumns
{
    public static StreamedView<ConllSentence> Load(string path, ConllLoaderOptions options)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        ArgumentNullException.ThrowIfNull(options.Layout);
        var first = ConllReader.ReadFile(path, options.Layout).FirstOrDefault();
        var names = options.ColumnNames ?? Names(first, path);
        if (first is not null && names.Count > first.Columns)
            throw new InvalidDataException(FormattableString.Invariant(
                $"Expected at least {names.Count} columns in '{path}', as many as are named in {nameof(ConllLoaderOptions.ColumnNames)}, found {first.Columns} in line {first.Lines[0]}."));
        var columns = new List<StreamedColumn<ConllSentence>>();
        for (var i = 0; i < names.Count; i++)
        {
            var place = i;
            if (!string.IsNullOrEmpty(names[i]))
                columns.Add(StreamedColumn<ConllSentence>.Texts(names[i]!, sentence => sentence.Column(place)));
        }
        var tokens = names.ToList().IndexOf(ConllLoaderOptions.Tokens);
        if (options.TextColumnName is { } text && tokens >= 0)
            columns.Add(StreamedColumn<ConllSentence>.Text(text, sentence => string.Join(' ', sentence.Column(tokens))));
        if (options.LineColumnName is { } line)
            columns.Add(StreamedColumn<ConllSentence>.Number(line, sentence => sentence.Lines[0]));
        if (columns.GroupBy(column => column.Name).FirstOrDefault(group => group.Count() > 1) is { } twice)
            throw new ArgumentException($"Expected every column to have a name of its own, found '{twice.Key}' twice.", nameof(options));
        return new StreamedView<ConllSentence>(columns, () => ConllReader.ReadFile(path, options.Layout));
    }

    private static string[] Names(ConllSentence? first, string path)
    {
        if (first is null)
            throw new InvalidDataException($"Expected a sentence in '{path}', to see how many columns it has, found none. Name them as {nameof(ConllLoaderOptions.ColumnNames)}.");
        return [.. Enumerable.Range(0, first.Columns).Select(column =>
            column == 0 ? ConllLoaderOptions.Tokens : column == first.Columns - 1 ? ConllLoaderOptions.Label : FormattableString.Invariant($"Column{column + 1}"))];
    }
}
