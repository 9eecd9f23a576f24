using Microsoft.ML;
using SeqML.Columns;
using SeqML.Persistence;
using SeqML.Tasks.Classification;
using SeqML.Training.LearningRates;

namespace SeqML.Classification;

/// <summary>Trains a network to tell the value of a text. Rows whose label is NaN are passed over, with a warning. Made by <c>ml.SeqML().Regression</c>.</summary>
public sealed class RegressionEstimator : TextEstimator<RegressionTransformer>
{
    private static readonly LabelKind<float> Kind = new(Require.ValueLabel, LabelReader.Value, float.IsNaN, TrainingRows.RequireTwo);

    internal RegressionEstimator(MLContext context, ClassificationColumns columns, ClassifierOptions options, IDataView? validation)
        : base(context, columns, options, validation, Kind.Require)
    {
    }

    private protected override RegressionTransformer Train(IDataView input, ClassifierChain chain)
    {
        var (model, training) = Fitting(Kind).Fit(input, RegressorTrainer.Train);
        return new(chain.Regression(ModelText.Encode(model.Save())).Fit(input), training);
    }

    private protected override LearningRateCurve TryRates(IDataView input, LearningRateRange? range) =>
        Fitting(Kind).FindLearningRate(input, (rows, seeded, judged) => RegressorTrainer.FindLearningRate(rows, seeded, range, judged));

    private protected override IEstimator<ITransformer> Shape(ClassifierChain chain, SchemaShape schema) => chain.Regression(ClassifierChain.NoModel);
}
