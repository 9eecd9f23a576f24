using Microsoft.ML;
using Microsoft.ML.Data;
using SeqML.Columns;
using SeqML.Tasks.Tagging;

namespace SeqML.Tagging;

/// <summary>The rows that a tagger is trained on, in memory. Each word is one string, shared by all rows.</summary>
internal sealed class TaggingRows
{
    /// <summary>Where the line stands in which a sentence starts, if data have it: as they have from a file of CoNLL columns.</summary>
    private const string LineColumn = "Line";

    private readonly List<(string[] Words, int[] Tags)> rows = [];
    private readonly List<int> lines = [];

    /// <summary>Rows without tokens.</summary>
    public int WithoutTokens { get; private set; }

    /// <summary>Tokens of key 0.</summary>
    public long WithoutKey { get; private set; }

    /// <summary>Reads all rows.</summary>
    /// <param name="data">The data.</param>
    /// <param name="columns">The names of the columns.</param>
    /// <param name="input">What the input is.</param>
    /// <param name="cancellation">Stops the reading.</param>
    /// <exception cref="InvalidOperationException">A row has not as many tags as tokens, or there is no row with tokens.</exception>
    public static TaggingRows Read(IDataView data, TaggingColumns columns, TaggingInput input, CancellationToken cancellation)
    {
        var (labelColumn, inputColumn) = (data.Schema[columns.Label], data.Schema[columns.Input]);
        var result = new TaggingRows();
        var keyCount = ((KeyDataViewType)((VectorDataViewType)labelColumn.Type).ItemType).Count;
        var lineColumn = data.Schema.GetColumnOrNull(LineColumn) is { } found && found.Type == NumberDataViewType.Int32 ? found : (DataViewSchema.Column?)null;
        using var cursor = data.GetRowCursor(lineColumn is { } line ? [labelColumn, inputColumn, line] : [labelColumn, inputColumn]);
        var readLine = lineColumn is { } there ? cursor.GetGetter<int>(there) : null;
        var readKeys = InputReader.Keys(cursor, labelColumn);
        var readWords = input == TaggingInput.Text ? InputReader.SpacedWords(cursor, inputColumn) : InputReader.Words(cursor, inputColumn);
        while (cursor.MoveNext())
        {
            cancellation.ThrowIfCancellationRequested();
            result.Add(readWords(), Array.ConvertAll(readKeys(), key => key <= keyCount ? key : 0), columns, input);
            if (readLine is not null)
            {
                var number = 0;
                readLine(ref number);
                result.lines.Add(number);
            }
        }
        if (result.WithoutTokens == result.rows.Count)
            throw new InvalidOperationException(
                $"Expected rows to train on, found {(result.rows.Count == 0 ? "none" : $"{result.rows.Count}, none of which has a token in the input column '{columns.Input}'")}.");
        return result;
    }

    /// <summary>The rows, in their order, rows without tokens too: a row's place is that in the data.</summary>
    /// <param name="outside">The tag that key 0 stands for.</param>
    public IReadOnlyList<TaggedSentence> Sentences(int outside) =>
        [.. rows.Select(row => new TaggedSentence(row.Words, Array.ConvertAll(row.Tags, tag => tag < 0 ? outside : tag)))];

    /// <summary>Whether a row has a token of key 0.</summary>
    public bool HasKey0(int row) => rows[row].Tags.Contains(-1);

    /// <summary>A row's place in words: "row 7 (counted from 0)", with the line in which its sentence starts, where that is known.</summary>
    public string PlaceOf(int row) => FormattableString.Invariant($"row {row} (counted from 0){(lines.Count > 0 ? FormattableString.Invariant($", which starts in line {lines[row]}") : "")}");

    /// <summary>How many different tags there are, key 0 too, looking no further than at two.</summary>
    public bool HasTwoTags() => rows.SelectMany(row => row.Tags).Distinct().Take(2).Count() == 2;

    private void Add(string[] words, uint[] keys, TaggingColumns columns, TaggingInput input)
    {
        if (words.Length != keys.Length)
            throw new InvalidOperationException(
                $"Expected a tag for each {(input == TaggingInput.Text ? "word between white space" : "token")}, found {keys.Length} tags in the label column '{columns.Label}' and "
                + $"{words.Length} {(input == TaggingInput.Text ? "words" : "tokens")} in the input column '{columns.Input}' of row {rows.Count} (counted from 0): {Beginning(words)}.");
        if (words.Length == 0)
            WithoutTokens++;
        WithoutKey += keys.Count(key => key == 0);
        rows.Add((words, Array.ConvertAll(keys, key => (int)key - 1)));
    }

    /// <summary>Enough of a row to find it by.</summary>
    private static string Beginning(string[] words) =>
        words.Length == 0 ? "no text" : $"\"{string.Join(' ', words.Take(8))}{(words.Length > 8 ? " ..." : "")}\"";
}
