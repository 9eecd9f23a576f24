using Microsoft.ML;
using Microsoft.ML.Data;
using SeqML.Tasks.Classification;

namespace SeqML.Columns;

/// <summary>The rows that a classifier is trained on, in memory.</summary>
internal sealed class TrainingRows
{
    private TrainingRows(InputKind kind) => Kind = kind;

    /// <summary>What the input column holds.</summary>
    public InputKind Kind { get; }

    /// <summary>The words of each row; empty where keys are read.</summary>
    public List<string[]> Words { get; } = [];

    /// <summary>The keys of each row; empty where words are read.</summary>
    public List<uint[]> Keys { get; } = [];

    /// <summary>How many keys there are.</summary>
    public int KeyCount { get; private init; }

    /// <summary>The class of each row, from 0 on.</summary>
    public List<int> Classes { get; } = [];

    /// <summary>Rows that were passed over, since they have no label.</summary>
    public int WithoutLabel { get; private set; }

    /// <summary>Reads all rows.</summary>
    /// <exception cref="InvalidOperationException">There is no row with a label, or there is only one class.</exception>
    public static TrainingRows Read(IDataView data, string label, string input, CancellationToken cancellation)
    {
        var (labelColumn, inputColumn) = (data.Schema[label], data.Schema[input]);
        var kind = InputKindOf(ColumnFacts.Of(data.Schema, input, "input"));
        var rows = new TrainingRows(kind) { KeyCount = kind == InputKind.Keys ? KeyCountOf(inputColumn) : 0 };
        using (var cursor = data.GetRowCursor([labelColumn, inputColumn]))
        {
            var readClass = LabelReader.Create(cursor, labelColumn);
            var readWords = kind == InputKind.Keys ? null : InputReader.Words(cursor, inputColumn);
            var readKeys = kind == InputKind.Keys ? InputReader.Keys(cursor, inputColumn) : null;
            while (cursor.MoveNext())
            {
                cancellation.ThrowIfCancellationRequested();
                var labelled = readClass();
                if (labelled < 0)
                {
                    rows.WithoutLabel++;
                    continue;
                }
                rows.Classes.Add(labelled);
                if (readWords is not null)
                    rows.Words.Add(readWords());
                if (readKeys is not null)
                    rows.Keys.Add(readKeys());
            }
        }
        rows.CheckClasses(label);
        return rows;
    }

    /// <summary>What a column of these facts is read as.</summary>
    public static InputKind InputKindOf(ColumnFacts input) =>
        input.IsKey ? InputKind.Keys : input.IsVector ? InputKind.Tokens : InputKind.Text;

    private void CheckClasses(string label)
    {
        if (Classes.Count == 0)
            throw new InvalidOperationException($"Expected rows to train on, found {(WithoutLabel == 0 ? "none" : $"{WithoutLabel}, none of which has a value in the label column '{label}'")}.");
        if (Classes.TrueForAll(found => found == Classes[0]))
            throw new InvalidOperationException($"Expected at least two different values in the label column '{label}', found only one in all {Classes.Count} rows.");
    }

    /// <summary>How many keys a column of keys has.</summary>
    /// <exception cref="ArgumentOutOfRangeException">They are too many.</exception>
    public static int KeyCountOf(DataViewSchema.Column column)
    {
        var count = ((KeyDataViewType)((VectorDataViewType)column.Type).ItemType).Count;
        const int limit = 10_000_000;
        return count <= limit
            ? (int)count
            : throw new ArgumentOutOfRangeException("inputSchema", $"Expected at most {limit} keys in the input column '{column.Name}', found a type of {count}.");
    }
}
