using Microsoft.ML;
using SeqML.Columns;
using SeqML.Persistence;

namespace SeqML.Stages;

/// <summary>A column that stages read words from.</summary>
internal static class WordsColumn
{
    /// <summary>A vector of Text.</summary>
    public static StageColumn Tokens(string name) => new(name, Names.Input, Require.Tokens);

    /// <summary>Text or a vector of Text.</summary>
    public static StageColumn TextOrTokens(string name) => new(name, Names.Input, Require.Words);

    /// <summary>Whether a column holds a text and not tokens.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is missing, or holds neither.</exception>
    public static bool IsText(DataViewSchema schema, string name) => IsText(ColumnFacts.Of(schema, name, "input"));

    /// <inheritdoc cref="IsText(DataViewSchema, string)"/>
    public static bool IsText(SchemaShape shape, string name) => IsText(ColumnFacts.Of(shape, name, "input"));

    private static bool IsText(ColumnFacts column)
    {
        Require.Words(column);
        return !column.IsVector;
    }
}
