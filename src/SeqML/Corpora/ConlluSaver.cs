using System.Globalization;
using Microsoft.ML;
using SeqML.Columns;
using SeqML.Text.Corpora;

namespace SeqML.Corpora;

/// <summary>Data as a treebank in CoNLL-U.</summary>
internal static class ConlluSaver
{
    private const string Nothing = "_";

    public static void Save(IDataView data, string path, ConlluSaverOptions options)
    {
        ArgumentNullException.ThrowIfNull(data);
        ArgumentException.ThrowIfNullOrEmpty(path);
        ArgumentException.ThrowIfNullOrEmpty(options.Form);
        // In the order of the file's columns.
        DataViewSchema.Column?[] fields =
        [
            Find(data.Schema, options.Form, ""), Find(data.Schema, options.Lemma, nameof(options.Lemma)), Find(data.Schema, options.Upos, nameof(options.Upos)),
            Find(data.Schema, options.Xpos, nameof(options.Xpos)), Find(data.Schema, options.Feats, nameof(options.Feats)), Find(data.Schema, options.Head, nameof(options.Head)),
            Find(data.Schema, options.Deprel, nameof(options.Deprel)), Find(data.Schema, options.Deps, nameof(options.Deps)), Find(data.Schema, options.Misc, nameof(options.Misc)),
        ];
        (string Name, DataViewSchema.Column? Column)[] comments =
            [("sent_id", Find(data.Schema, options.SentId, nameof(options.SentId))), ("text", Find(data.Schema, options.Text, nameof(options.Text)))];
        foreach (var field in fields)
            if (field is { } column)
                Require.Tags(ColumnFacts.Of(data.Schema, column.Name, "written"), "written");
        foreach (var comment in comments)
            if (comment.Column is { } column)
                Require.Text(data.Schema, column.Name);
        ConlluWriter.WriteFile(path, Sentences(data, fields, comments));
    }

    /// <summary>The column of a name, or the one of the usual name, where there is one.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is none of a name that was given.</exception>
    private static DataViewSchema.Column? Find(DataViewSchema schema, string? name, string usual) => name switch
    {
        null => schema.GetColumnOrNull(usual),
        "" => null,
        _ => schema[ColumnFacts.Of(schema, name, "written").Name],
    };

    private static IEnumerable<ConlluSentence> Sentences(IDataView data, DataViewSchema.Column?[] fields, (string Name, DataViewSchema.Column? Column)[] comments)
    {
        using var cursor = data.GetRowCursor(fields.Concat(comments.Select(comment => comment.Column)).OfType<DataViewSchema.Column>().Distinct());
        var readers = Array.ConvertAll(fields, field => field is { } column ? TagReader.Create(cursor, column) : null);
        var readComments = comments.Where(comment => comment.Column is not null)
            .Select(comment => (comment.Name, Getter: cursor.GetGetter<ReadOnlyMemory<char>>(comment.Column!.Value))).ToList();
        while (cursor.MoveNext())
        {
            var values = Array.ConvertAll(readers, read => read?.Invoke());
            var forms = values[0]!;
            for (var field = 1; field < values.Length; field++)
                if (values[field] is { } others && others.Length != forms.Length)
                    throw new ArgumentException($"Expected columns of one length, found {forms.Length} elements of '{fields[0]!.Value.Name}' and {others.Length} of '{fields[field]!.Value.Name}' in row {cursor.Position} (counted from 0).", nameof(data));
            var tokens = new ConlluToken[forms.Length];
            for (var i = 0; i < tokens.Length; i++)
            {
                string Value(int field) => values[field]?[i] ?? Nothing;
                tokens[i] = new((i + 1).ToString(CultureInfo.InvariantCulture),
                    forms[i] ?? throw new ArgumentException($"Expected a form for each word, found none for word {i} of row {cursor.Position} (both counted from 0) in '{fields[0]!.Value.Name}'.", nameof(data)),
                    Value(1), Value(2), Value(3), Value(4), Value(5), Value(6), Value(7), Value(8));
            }
            yield return new ConlluSentence(tokens) { Comments = Comments(readComments) };
        }
    }

    private static List<string> Comments(List<(string Name, ValueGetter<ReadOnlyMemory<char>> Getter)> readers)
    {
        var comments = new List<string>();
        foreach (var (name, getter) in readers)
        {
            ReadOnlyMemory<char> value = default;
            getter(ref value);
            if (!value.IsEmpty)
                comments.Add($"# {name} = {value}");
        }
        return comments;
    }
}
