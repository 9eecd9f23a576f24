using Microsoft.ML;
using SeqML.Columns;
using SeqML.Persistence;
using SeqML.Tasks.Classification;
using SeqML.Training.LearningRates;

namespace SeqML.Classification;

/// <summary>Trains a network to tell which labels hold for a text. A row without labels says that none holds. Made by <c>ml.SeqML().MultilabelClassification</c>.</summary>
public sealed class MultilabelClassificationEstimator : TextEstimator<MultilabelClassificationTransformer>
{
    private static readonly LabelKind<int[]> Kind = new(Require.LabelsLabel, LabelReader.Labels, _ => false, RequireLabels);

    internal MultilabelClassificationEstimator(MLContext context, ClassificationColumns columns, ClassifierOptions options, IDataView? validation)
        : base(context, columns, options, validation, Kind.Require)
    {
    }

    private protected override MultilabelClassificationTransformer Train(IDataView input, ClassifierChain chain)
    {
        var labels = LabelsOf(input.Schema);
        var (model, training) = Fitting(Kind, labels.Texts).Fit(input, (rows, seeded, judged) => MultilabelTrainer.Train(rows, labels.Count, seeded, judged));
        return new(chain.Multilabel(ModelText.Encode(model.Save()), labels, input.Schema.Select(column => column.Name)).Fit(input), training);
    }

    private protected override LearningRateCurve TryRates(IDataView input, LearningRateRange? range)
    {
        var labels = LabelsOf(input.Schema);
        return Fitting(Kind, labels.Texts).FindLearningRate(input, (rows, seeded, judged) => MultilabelTrainer.FindLearningRate(rows, labels.Count, seeded, range, judged));
    }

    private protected override IEstimator<ITransformer> Shape(ClassifierChain chain, SchemaShape schema) =>
        chain.Multilabel(ClassifierChain.NoModel, PlaceholderOf(schema), schema.Select(column => column.Name));

    private LabelValues LabelsOf(DataViewSchema schema)
    {
        var labels = ValuesOf(schema, ManyScores.Capacity);
        return labels.Count > 0 ? labels : throw new InvalidOperationException("Expected labels to learn in the label column, found keys without a value.");
    }

    private static void RequireLabels(Examples<int[]> rows, int withoutLabel, string label)
    {
        TrainingRows.RequireRows(rows, withoutLabel, label);
        if (rows.Targets.All(labels => labels.Length == 0))
            throw new InvalidOperationException($"Expected rows with labels in the label column '{label}', found none in all {rows.Targets.Count} rows.");
    }
}
