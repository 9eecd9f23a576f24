using Microsoft.ML;
using Microsoft.ML.Data;

namespace SeqML.Columns;

/// <summary>What columns have to be. The errors are of ML.NET's kind for a schema that does not fit, and say which column, what was expected and what was found.</summary>
internal static class Require
{
    public static void Text(DataViewSchema schema, string name) => Text(ColumnFacts.Of(schema, name, "input"));

    public static void Text(SchemaShape shape, string name) => Text(ColumnFacts.Of(shape, name, "input"));

    public static void Text(ColumnFacts column) =>
        Fits(column, "input", column.IsText && !column.IsVector, "Text", "Name the column that holds the text.");

    public static void Tokens(ColumnFacts column) =>
        Fits(column, "input", column.IsText && column.IsVector, "a vector of Text", "Put TokenizeWords before.");

    public static void Words(ColumnFacts column) =>
        Fits(column, "input", column.IsText, "Text or a vector of Text", "Name the column that holds the text or its words.");

    public static void Keys(ColumnFacts column) =>
        Fits(column, "input", column.IsKey && column.IsVector, "a vector of Key", "Name the column that holds the keys of subwords.");

    public static void BooleanLabel(ColumnFacts label) =>
        Fits(label, "label", label.IsBoolean && !label.IsVector, "Boolean",
            label.IsKey && !label.IsVector ? "For a Key label use MulticlassClassification." : "Convert it, or load it as bool.");

    public static void KeyLabel(ColumnFacts label) =>
        Fits(label, "label", label.IsKey && !label.IsVector, "Key",
            label.IsBoolean ? "For a Boolean label use BinaryClassification, or put MapValueToKey before." : "Put Conversion.MapValueToKey before.");

    public static void Readable(ColumnFacts input) =>
        Fits(input, "input", input.IsText || (input.IsKey && input.IsVector), "Text, a vector of Text or a vector of Key",
            "Name the column that holds the text or its words as InputColumnName.");

    public static void LabelsLabel(ColumnFacts label) =>
        Fits(label, "label", label.IsKey && label.IsVector, "a vector of Key, as many as hold",
            label.IsText && label.IsVector ? "Put Conversion.MapValueToKey before." : label.IsKey ? "For one Key a row use MulticlassClassification." : "Load the labels of a row as a vector of Text, and put Conversion.MapValueToKey before.");

    public static void ValueLabel(ColumnFacts label) =>
        Fits(label, "label", label.IsSingle && !label.IsVector, "Single", "Convert it with Conversion.ConvertType, or load it as float.");

    public static void SameKind(ColumnFacts input, ColumnFacts second) =>
        Fits(second, "second input", second.IsText == input.IsText && second.IsKey == input.IsKey && second.IsVector == input.IsVector,
            $"{input}, as the input column '{input.Name}' is", "Make both columns in the same way.");

    public static void SameKeys(DataViewSchema.Column input, DataViewSchema.Column second)
    {
        var (first, other) = (((VectorDataViewType)input.Type).ItemType, ((VectorDataViewType)second.Type).ItemType);
        if (((KeyDataViewType)first).Count != ((KeyDataViewType)other).Count)
            throw new ArgumentOutOfRangeException("inputSchema", $"Expected the second input column '{second.Name}' to have the keys of the input column '{input.Name}', {first}, found {other}. "
                + "Make both columns with one MapValueToKey or one vocabulary.");
    }

    public static void TagLabel(ColumnFacts label) =>
        Fits(label, "label", label.IsKey && label.IsVector, "a vector of Key, one a token",
            label.IsText && label.IsVector ? "Put Conversion.MapValueToKey before." : "Load a tag for each token, and put Conversion.MapValueToKey before.");

    public static void Tags(ColumnFacts column, string role) =>
        Fits(column, role, column.IsVector && (column.IsKey || column.IsText), "a vector of Text or of Key, one a token", "Name columns of tokens or tags.");

    public static void TaggerInput(ColumnFacts input) =>
        Fits(input, "input", input.IsText, "a vector of Text (tokens) or Text", "Name the column that holds the tokens, or their text, as InputColumnName.");

    public static void TextOfTokens(ColumnFacts text, ColumnFacts input)
    {
        Fits(text, "text", text.IsText && !text.IsVector, "Text", "Name the column that holds the text which the tokens come from as TextColumnName.");
        Fits(input, "input", input.IsVector, "a vector of Text, since TextColumnName says where its tokens come from", "Leave TextColumnName null for an input that is a text itself.");
    }

    public static void ClassCount(DataViewSchema.Column label, int most)
    {
        var count = ((KeyDataViewType)(label.Type is VectorDataViewType vector ? vector.ItemType : label.Type)).Count;
        if (count > (ulong)most)
            throw new ArgumentOutOfRangeException("inputSchema", $"Expected the label column '{label.Name}' to have at most {most} classes, found {count}.");
    }

    private static void Fits(ColumnFacts column, string role, bool fits, string expected, string advice)
    {
        if (!fits)
            throw new ArgumentOutOfRangeException("inputSchema", $"Expected the {role} column '{column.Name}' to be {expected}, found {column}. {advice}");
    }
}
