using Microsoft.ML;
using Microsoft.ML.Data;

namespace SeqML.Columns;

/// <summary>Reads the tags of a row as text.</summary>
internal static class TagReader
{
    /// <summary>The tag of what is outside of all entities.</summary>
    public const string Outside = "O";

    /// <summary>Reads a vector of Text, or the values of a vector of Key: null where a text is empty, or a key is 0.</summary>
    public static Func<string?[]> Create(DataViewRow row, DataViewSchema.Column column)
    {
        if (column.Type is VectorDataViewType { ItemType: KeyDataViewType })
        {
            var names = Classification.LabelValues.OfTags(column).Texts;
            var readKeys = InputReader.Keys(row, column);
            return () => Array.ConvertAll(readKeys(), key => key > 0 && key <= names.Count ? names[(int)key - 1] : null);
        }
        var readWords = InputReader.Words(row, column);
        return () => Array.ConvertAll(readWords(), word => word.Length > 0 ? word : null);
    }
}
