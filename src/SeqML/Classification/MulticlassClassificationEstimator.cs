using Microsoft.ML;
using SeqML.Columns;
using SeqML.Persistence;
using SeqML.Tasks.Classification;
using SeqML.Training.LearningRates;

namespace SeqML.Classification;

/// <summary>Trains a network to tell texts of several kinds apart. Made by <c>ml.SeqML().MulticlassClassification</c>.</summary>
public sealed class MulticlassClassificationEstimator : TextEstimator<MulticlassClassificationTransformer>
{
    private static readonly LabelKind<int> Kind = new(Require.KeyLabel, LabelReader.Class, found => found < 0, TrainingRows.RequireTwo);

    internal MulticlassClassificationEstimator(MLContext context, ClassificationColumns columns, ClassifierOptions options, IDataView? validation)
        : base(context, columns, options, validation, Kind.Require)
    {
    }

    private protected override MulticlassClassificationTransformer Train(IDataView input, ClassifierChain chain)
    {
        var labels = ValuesOf(input.Schema, ManyScores.Capacity);
        var (model, training) = Fitting(Kind, labels.Texts).Fit(input, (rows, seeded, judged) => ClassifierTrainer.Train(rows, labels.Count, seeded, judged));
        return new(chain.Multiclass(ModelText.Encode(model.Save()), labels, input.Schema.Select(column => column.Name)).Fit(input), training);
    }

    private protected override LearningRateCurve TryRates(IDataView input, LearningRateRange? range)
    {
        var labels = ValuesOf(input.Schema, ManyScores.Capacity);
        return Fitting(Kind, labels.Texts).FindLearningRate(input, (rows, seeded, judged) => ClassifierTrainer.FindLearningRate(rows, labels.Count, seeded, range, judged));
    }

    private protected override IEstimator<ITransformer> Shape(ClassifierChain chain, SchemaShape schema) =>
        chain.Multiclass(ClassifierChain.NoModel, PlaceholderOf(schema), schema.Select(column => column.Name));
}
