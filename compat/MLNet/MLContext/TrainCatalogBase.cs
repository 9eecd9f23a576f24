using Microsoft.ML.Runtime;

namespace Microsoft.ML;

/// <summary>The base of the catalogs of tasks.</summary>
public abstract class TrainCatalogBase
{
    private protected TrainCatalogBase(IHostEnvironment environment) => Environment = environment;

    internal IHostEnvironment Environment { get; }

    private protected IReadOnlyList<CrossValidationResult<T>> CrossValidate<T>(IDataView data, IEstimator<ITransformer> estimator,
        int numberOfFolds, string samplingKeyColumnName, int? seed, Func<IDataView, T> evaluate)
        where T : class
    {
        ArgumentNullException.ThrowIfNull(data);
        ArgumentNullException.ThrowIfNull(estimator);
        var splits = new DataOperationsCatalog(Environment).CrossValidationSplit(data, numberOfFolds, samplingKeyColumnName, seed);
        return splits.Select((split, fold) =>
        {
            var model = estimator.Fit(split.TrainSet);
            var scored = model.Transform(split.TestSet);
            return new CrossValidationResult<T>(model, evaluate(scored), scored, fold);
        }).ToArray();
    }

    /// <summary>One fold's model and how good it is.</summary>
    public sealed class CrossValidationResult<T>
        where T : class
    {
        /// <summary>How good the model is on the rows it has not seen.</summary>
        public readonly T Metrics;

        /// <summary>The model trained on the other folds.</summary>
        public readonly ITransformer Model;

        /// <summary>What the model makes of the rows it has not seen.</summary>
        public readonly IDataView ScoredHoldOutSet;

        /// <summary>The fold.</summary>
        public readonly int Fold;

        internal CrossValidationResult(ITransformer model, T metrics, IDataView scores, int fold)
        {
            Model = model;
            Metrics = metrics;
            ScoredHoldOutSet = scores;
            Fold = fold;
        }
    }

    /// <summary>The base of the catalogs of trainers.</summary>
    public abstract class CatalogInstantiatorBase
    {
        private protected CatalogInstantiatorBase(TrainCatalogBase owner) => Owner = owner;

        internal TrainCatalogBase Owner { get; }
    }
}
