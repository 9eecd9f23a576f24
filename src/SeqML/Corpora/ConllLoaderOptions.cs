using SeqML.Text.Corpora;

namespace SeqML.Corpora;

/// <summary>How a file of CoNLL columns becomes columns of ML.NET.</summary>
public sealed record ConllLoaderOptions
{
    /// <summary>How the file is laid out.</summary>
    /// <value>As <see cref="ConllOptions"/> has it.</value>
    public ConllOptions Layout { get; init; } = new();

    /// <summary>The names of the file's columns, from the first on; null or empty for one that is not wanted. Columns after the last name are not wanted.</summary>
    /// <value>Null: "Tokens" for the first column, "Label" for the last, and "Column2", "Column3", ... for those between, as many as the file has.</value>
    public IReadOnlyList<string?>? ColumnNames { get; init; }

    /// <summary>Where the text goes that the values of the column "Tokens" make, with a blank between each two.</summary>
    /// <value>"Text". Null: there is no such column. Ignored where no column is named "Tokens".</value>
    public string? TextColumnName { get; init; } = "Text";

    /// <summary>Where the number of the line goes in which a sentence starts, from 1 on.</summary>
    /// <value>"Line". Null: there is no such column.</value>
    public string? LineColumnName { get; init; } = "Line";

    internal const string Tokens = "Tokens";
    internal const string Label = "Label";
}
