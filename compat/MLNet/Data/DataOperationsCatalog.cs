using Microsoft.ML.Data;
using Microsoft.ML.Runtime;

namespace Microsoft.ML;

/// <summary>Loading, filtering and splitting data.</summary>
public sealed class DataOperationsCatalog
{
    private readonly IHostEnvironment _environment;

    internal DataOperationsCatalog(IHostEnvironment environment) => _environment = environment;

    /// <summary>Objects as data.</summary>
    public IDataView LoadFromEnumerable<TRow>(IEnumerable<TRow> data, SchemaDefinition schemaDefinition = null)
        where TRow : class
    {
        ArgumentNullException.ThrowIfNull(data);
        return new EnumerableView<TRow>(data, MemberSchema.Create(typeof(TRow), schemaDefinition, SchemaDefinition.Direction.Read));
    }

    /// <summary>Objects as data of a given schema, sizes and annotations included.</summary>
    public IDataView LoadFromEnumerable<TRow>(IEnumerable<TRow> data, DataViewSchema schema)
        where TRow : class
    {
        ArgumentNullException.ThrowIfNull(data);
        ArgumentNullException.ThrowIfNull(schema);
        return LoadFromEnumerable(data, MemberSchema.Definition(typeof(TRow), schema));
    }

    /// <summary>Data as objects, a fresh one a row or the same one again and again.</summary>
    public IEnumerable<TRow> CreateEnumerable<TRow>(IDataView data, bool reuseRowObject, bool ignoreMissingColumns = false,
        SchemaDefinition schemaDefinition = null)
        where TRow : class, new()
    {
        ArgumentNullException.ThrowIfNull(data);
        var members = MemberSchema.Create(typeof(TRow), schemaDefinition, SchemaDefinition.Direction.Write);
        var bound = MemberSetters<TRow>.Bind(members, data.Schema, ignoreMissingColumns);
        return Rows();

        IEnumerable<TRow> Rows()
        {
            using var cursor = data.GetRowCursor(bound.Select(x => x.Column).ToArray());
            var fill = MemberSetters<TRow>.Create(cursor, bound);
            var row = reuseRowObject ? new TRow() : null;
            while (cursor.MoveNext())
            {
                var target = row ?? new TRow();
                fill(target);
                yield return target;
            }
        }
    }

    /// <summary>Data that is computed once and kept in memory.</summary>
    public IDataView Cache(IDataView input, params string[] columnsToPrefetch)
    {
        ArgumentNullException.ThrowIfNull(input);
        return new CachedView(input, columnsToPrefetch ?? []);
    }

    /// <summary>Data without the rows in which one of the columns has a missing value.</summary>
    public IDataView FilterRowsByMissingValues(IDataView input, params string[] columns)
    {
        ArgumentNullException.ThrowIfNull(input);
        if (columns == null || columns.Length == 0)
            throw new ArgumentOutOfRangeException(nameof(columns), "At least one column is named.");
        return RowFilters.ByMissingValues(input, columns);
    }

    /// <summary>Data in another order: rows are drawn at random from a pool that is filled as they are read.</summary>
    public IDataView ShuffleRows(IDataView input, int? seed = null, int shufflePoolSize = 1000, bool shuffleSource = true)
    {
        ArgumentNullException.ThrowIfNull(input);
        if (shufflePoolSize <= 0)
            throw new ArgumentOutOfRangeException(nameof(shufflePoolSize), "The pool has room for one row at least.");
        return new ShuffledView(input, Seed(seed), shufflePoolSize, shuffleSource);
    }

    /// <summary>Data without its first rows.</summary>
    public IDataView SkipRows(IDataView input, long count)
    {
        ArgumentNullException.ThrowIfNull(input);
        if (count <= 0)
            throw new ArgumentOutOfRangeException(nameof(count), "The number of rows is positive.");
        return new RangeView(input, count, long.MaxValue);
    }

    /// <summary>The first rows of data.</summary>
    public IDataView TakeRows(IDataView input, long count)
    {
        ArgumentNullException.ThrowIfNull(input);
        if (count <= 0)
            throw new ArgumentOutOfRangeException(nameof(count), "The number of rows is positive.");
        return new RangeView(input, 0, count);
    }

    /// <summary>Splits rows at random; those that agree in the key column stay together.</summary>
    public TrainTestData TrainTestSplit(IDataView data, double testFraction = 0.1, string samplingKeyColumnName = null, int? seed = null)
    {
        ArgumentNullException.ThrowIfNull(data);
        if (!(testFraction > 0 && testFraction < 1))
            throw new ArgumentOutOfRangeException(nameof(testFraction), "The fraction lies between 0 and 1, both excluded.");
        return RowFilters.Split(data, samplingKeyColumnName, Seed(seed), 0, testFraction);
    }

    /// <summary>Splits rows at random into folds, each once the test set of all others.</summary>
    public IReadOnlyList<TrainTestData> CrossValidationSplit(IDataView data, int numberOfFolds = 5, string samplingKeyColumnName = null, int? seed = null)
    {
        ArgumentNullException.ThrowIfNull(data);
        if (numberOfFolds <= 1)
            throw new ArgumentOutOfRangeException(nameof(numberOfFolds), "There are two folds at least.");
        var foldSeed = Seed(seed);
        return Enumerable.Range(0, numberOfFolds).Select(fold =>
            RowFilters.Split(data, samplingKeyColumnName, foldSeed, (double)fold / numberOfFolds, (double)(fold + 1) / numberOfFolds)).ToArray();
    }

    private int Seed(int? seed) => seed ?? _environment.Register("Sampling").Rand.Next();

    /// <summary>Two parts of data.</summary>
    public struct TrainTestData
    {
        /// <summary>The part to train on.</summary>
        public readonly IDataView TrainSet;

        /// <summary>The part to test on.</summary>
        public readonly IDataView TestSet;

        internal TrainTestData(IDataView trainSet, IDataView testSet)
        {
            TrainSet = trainSet;
            TestSet = testSet;
        }
    }
}
