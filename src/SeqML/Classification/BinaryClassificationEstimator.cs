using Microsoft.ML;
using SeqML.Columns;
using SeqML.Persistence;
using SeqML.Tasks.Classification;
using SeqML.Training.LearningRates;

namespace SeqML.Classification;

/// <summary>Trains a network to tell texts of two kinds apart. Made by <c>ml.SeqML().BinaryClassification</c>.</summary>
public sealed class BinaryClassificationEstimator : TextEstimator<BinaryClassificationTransformer>
{
    private static readonly LabelKind<int> Kind = new(Require.BooleanLabel, LabelReader.Class, found => found < 0, TrainingRows.RequireTwo);
    private static readonly string[] Classes = ["False", "True"];

    internal BinaryClassificationEstimator(MLContext context, ClassificationColumns columns, ClassifierOptions options, IDataView? validation)
        : base(context, columns, options, validation, Kind.Require)
    {
    }

    private protected override BinaryClassificationTransformer Train(IDataView input, ClassifierChain chain)
    {
        var (model, training) = Fitting(Kind, Classes).Fit(input, (rows, seeded, judged) => ClassifierTrainer.Train(rows, Classes.Length, seeded, judged));
        return new(chain.Binary(ModelText.Encode(model.Save())).Fit(input), training);
    }

    private protected override LearningRateCurve TryRates(IDataView input, LearningRateRange? range) =>
        Fitting(Kind, Classes).FindLearningRate(input, (rows, seeded, judged) => ClassifierTrainer.FindLearningRate(rows, Classes.Length, seeded, range, judged));

    private protected override IEstimator<ITransformer> Shape(ClassifierChain chain, SchemaShape schema) => chain.Binary(ClassifierChain.NoModel);
}
