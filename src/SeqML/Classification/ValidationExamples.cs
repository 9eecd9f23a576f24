using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Runtime;
using SeqML.Columns;
using SeqML.Tasks.Classification;

namespace SeqML.Classification;

/// <summary>The rows of the user's validation data.</summary>
internal static class ValidationExamples
{
    /// <summary>Reads them, and checks that they have the columns and the keys of the training data.</summary>
    /// <param name="validation">The validation data; null where there are none.</param>
    /// <param name="training">The schema of the training data, whose columns are right.</param>
    /// <param name="columns">The names of the columns.</param>
    /// <param name="label">What the label is.</param>
    /// <param name="channel">Where warnings go.</param>
    /// <param name="cancellation">Stops the reading.</param>
    /// <exception cref="ArgumentOutOfRangeException">A column is missing, or of the wrong type.</exception>
    /// <exception cref="ArgumentException">A column is of another kind than that of the training data, or a label that training does not have is among the keys.</exception>
    /// <exception cref="InvalidOperationException">There are no rows with a label.</exception>
    public static Examples<TTarget>? Read<TTarget>(IDataView? validation, DataViewSchema training, ClassificationColumns columns, LabelKind<TTarget> label,
        IChannel channel, CancellationToken cancellation)
    {
        if (validation is null)
            return null;
        label.RequireIn(validation.Schema, columns, "validation data's label");
        foreach (var input in columns.Inputs)
            _ = ColumnFacts.Of(validation.Schema, input, "validation data's input");
        if (columns.KindOf(validation.Schema) != columns.KindOf(training) || KeysOf(validation.Schema[columns.Input]) != KeysOf(training[columns.Input]))
            throw new ArgumentException($"Expected the input column '{columns.Input}' of the validation data to be {training[columns.Input].Type}, as in the training data, found {validation.Schema[columns.Input].Type}. "
                + "Make both with one pipeline: fit it on the training data, and transform both.");
        RequireSame(validation.Schema[columns.Label], training[columns.Label]);
        var rows = TrainingRows.Read(validation, columns, label, out var withoutLabel, cancellation);
        if (rows.Targets.Count == 0)
            throw new InvalidOperationException($"Expected rows in the validation data to judge the model by, found {(withoutLabel == 0 ? "none" : $"{withoutLabel}, none of which has a value in the label column '{columns.Label}'")}.");
        if (withoutLabel > 0)
            channel.Warning(MessageSensitivity.None, $"{withoutLabel} rows of the validation data without a value in the label column '{columns.Label}' were passed over.");
        return rows;
    }

    /// <summary>A key stands for the same in both.</summary>
    private static void RequireSame(DataViewSchema.Column found, DataViewSchema.Column expected)
    {
        if (KeysOf(expected) is null)
            return;
        IReadOnlyList<string> known = LabelValues.Of(expected).Texts, labels = LabelValues.Of(found).Texts;
        if (labels.FirstOrDefault(value => !known.Contains(value)) is { } unseen)
            throw new ArgumentException($"Expected the label column '{expected.Name}' of the validation data to have the labels of the training data, found '{unseen}', which training has not seen. "
                + "Leave such rows out, and make both with one MapValueToKey: fit it on the training data, and transform both.");
        if (!labels.SequenceEqual(known))
            throw new ArgumentException($"Expected the label column '{expected.Name}' of the validation data to have the keys of the training data, found others. "
                + "Make both with one MapValueToKey: fit it on the training data, and transform both.");
    }

    private static ulong? KeysOf(DataViewSchema.Column column) =>
        (column.Type is VectorDataViewType vector ? vector.ItemType : column.Type) is KeyDataViewType key ? key.Count : null;
}
