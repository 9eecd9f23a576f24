using Microsoft.ML;
using Microsoft.ML.Data;
using SeqML.Classification;
using SeqML.Tasks.Classification;

namespace SeqML.Columns;

/// <summary>Reads the rows that a model of texts is trained on or validated with into memory.</summary>
internal static class TrainingRows
{
    /// <summary>Reads all rows that have a label.</summary>
    /// <param name="data">The data.</param>
    /// <param name="columns">The names of the columns.</param>
    /// <param name="kind">What the label is.</param>
    /// <param name="withoutLabel">Rows that were passed over, since they have none.</param>
    /// <param name="cancellation">Stops the reading.</param>
    public static Examples<TTarget> Read<TTarget>(IDataView data, ClassificationColumns columns, LabelKind<TTarget> kind, out int withoutLabel, CancellationToken cancellation)
    {
        var label = data.Schema[columns.Label];
        DataViewSchema.Column[] inputs = [.. columns.Inputs.Select(name => data.Schema[name])];
        var read = InputKindOf(ColumnFacts.Of(data.Schema, columns.Input, "input"));
        var (targets, words, keys) = (new List<TTarget>(), inputs.Select(_ => new List<string[]>()).ToArray(), inputs.Select(_ => new List<uint[]>()).ToArray());
        withoutLabel = 0;
        using var cursor = data.GetRowCursor([label, .. inputs.DistinctBy(column => column.Index)]);
        var readTarget = kind.Read(cursor, label);
        var readWords = read == InputKind.Keys ? null : Array.ConvertAll(inputs, column => InputReader.Words(cursor, column));
        var readKeys = read == InputKind.Keys ? Array.ConvertAll(inputs, column => InputReader.Keys(cursor, column)) : null;
        while (cursor.MoveNext())
        {
            cancellation.ThrowIfCancellationRequested();
            var target = readTarget();
            if (kind.IsMissing(target))
            {
                withoutLabel++;
                continue;
            }
            targets.Add(target);
            for (var side = 0; side < inputs.Length; side++)
            {
                if (readWords is not null)
                    words[side].Add(readWords[side]());
                if (readKeys is not null)
                    keys[side].Add(readKeys[side]());
            }
        }
        // Both columns of a pair have keys of one table, so that a key means the same in both.
        return new(read == InputKind.Keys
            ? TextRows.OfKeys(keys[0], KeyCountOf(inputs[0]), inputs.Length > 1 ? keys[1] : null)
            : TextRows.OfWords(words[0], read, inputs.Length > 1 ? words[1] : null), targets);
    }

    /// <summary>Throws where there is nothing to learn from.</summary>
    /// <exception cref="InvalidOperationException">There is no row with a label.</exception>
    public static void RequireRows<TTarget>(Examples<TTarget> rows, int withoutLabel, string label)
    {
        if (rows.Targets.Count == 0)
            throw new InvalidOperationException($"Expected rows to train on, found {(withoutLabel == 0 ? "none" : $"{withoutLabel}, none of which has a value in the label column '{label}'")}.");
    }

    /// <summary>Throws where there is nothing to learn from, or nothing to tell apart.</summary>
    /// <exception cref="InvalidOperationException">There is no row with a label, or all have the same.</exception>
    public static void RequireTwo<TTarget>(Examples<TTarget> rows, int withoutLabel, string label)
    {
        RequireRows(rows, withoutLabel, label);
        if (rows.Targets.All(found => EqualityComparer<TTarget>.Default.Equals(found, rows.Targets[0])))
            throw new InvalidOperationException($"Expected at least two different values in the label column '{label}', found only one in all {rows.Targets.Count} rows.");
    }

    /// <summary>What a column of these facts is read as.</summary>
    public static InputKind InputKindOf(ColumnFacts input) =>
        input.IsKey ? InputKind.Keys : input.IsVector ? InputKind.Tokens : InputKind.Text;

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
