using Microsoft.ML;
using SeqML.Columns;
using SeqML.Tasks.Classification;

namespace SeqML.Classification;

/// <summary>What a trainer's label column is.</summary>
/// <param name="Require">Throws where a column is not that.</param>
/// <param name="Read">Makes what reads a row's label.</param>
/// <param name="IsMissing">Whether a label is none.</param>
/// <param name="RequireRows">Throws where rows, so many others without a label, and the column of this name have nothing to learn from.</param>
internal sealed record LabelKind<TTarget>(
    Action<ColumnFacts> Require,
    Func<DataViewRow, DataViewSchema.Column, Func<TTarget>> Read,
    Predicate<TTarget> IsMissing,
    Action<Examples<TTarget>, int, string> RequireRows)
{
    /// <summary>Throws where the label column of these columns is not that.</summary>
    public void RequireIn(DataViewSchema schema, ClassificationColumns columns, string role) => Require(ColumnFacts.Of(schema, columns.Label, role));
}
