using System.Collections;
using Microsoft.ML;
using SeqML.Columns;

namespace SeqML.Featurizers;

/// <summary>The words of each row of a column; each time it is gone through reads the rows.</summary>
internal sealed class RowTexts(IDataView data, DataViewSchema.Column column) : IEnumerable<IReadOnlyList<string>>
{
    public IEnumerator<IReadOnlyList<string>> GetEnumerator()
    {
        using var cursor = data.GetRowCursor([column]);
        var read = InputReader.Words(cursor, column);
        while (cursor.MoveNext())
            yield return read();
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
