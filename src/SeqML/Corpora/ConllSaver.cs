using Microsoft.ML;
using SeqML.Columns;
using SeqML.Text.Corpora;

namespace SeqML.Corpora;

/// <summary>Data as a file of CoNLL columns.</summary>
internal static class ConllSaver
{
    public static void Save(IDataView data, string path, IReadOnlyList<string> columns, ConllOptions layout)
    {
        ArgumentNullException.ThrowIfNull(data);
        ArgumentException.ThrowIfNullOrEmpty(path);
        if (columns.Count == 0)
            throw new ArgumentException("Expected at least one column, found none.", nameof(columns));
        foreach (var name in columns)
            Require.Tags(ColumnFacts.Of(data.Schema, name, "written"), "written");
        ConllWriter.WriteFile(path, Sentences(data, columns), layout);
    }

    private static IEnumerable<ConllSentence> Sentences(IDataView data, IReadOnlyList<string> names)
    {
        var columns = names.Select(name => data.Schema[name]).ToList();
        using var cursor = data.GetRowCursor(columns.Distinct());
        var readers = columns.Select(column => TagReader.Create(cursor, column)).ToList();
        while (cursor.MoveNext())
        {
            // Only the first column has tokens: what is nothing there is an error of the writer's, and elsewhere a tag of what is outside.
            var values = readers.Select((read, place) => Array.ConvertAll(read(), value => value ?? (place == 0 ? "" : TagReader.Outside))).ToList();
            for (var i = 1; i < values.Count; i++)
                if (values[i].Length != values[0].Length)
                    throw new ArgumentException($"Expected columns of one length, found {values[0].Length} elements of '{names[0]}' and {values[i].Length} of '{names[i]}' in row {cursor.Position} (counted from 0).", nameof(data));
            yield return new ConllSentence([.. values]);
        }
    }
}
