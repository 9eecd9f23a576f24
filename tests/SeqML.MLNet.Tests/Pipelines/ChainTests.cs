using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Transforms;

namespace SeqML.MLNet.Tests.Pipelines;

public sealed class ChainTests
{
    private readonly MLContext _ml = new(1);

    [Fact]
    public void AChainKeepsItsParts()
    {
        var chain = _ml.Transforms.CopyColumns("A", "Index").Append(_ml.Transforms.CopyColumns("B", "A"));
        Assert.IsType<ColumnCopyingEstimator>(chain.LastEstimator);
        var model = chain.Fit(_ml.Count(2));
        Assert.Equal(2, model.Count());
        Assert.Same(model.Last(), model.LastTransformer);
        Assert.Equal([0, 1], model.Transform(_ml.Count(2)).GetColumn<int>("B"));
        Assert.True(((ITransformer)model).IsRowToRowMapper);
    }

    [Fact]
    public void ScopesDecideWhatApplies()
    {
        var model = _ml.Transforms.CopyColumns("A", "Index")
            .Append(_ml.Transforms.CopyColumns("B", "Index"), TransformerScope.Training)
            .Append(_ml.Transforms.CopyColumns("C", "Index")).Fit(_ml.Count(1));
        Assert.Null(model.Transform(_ml.Count(1)).Schema.GetColumnOrNull("B"));
        Assert.NotNull(model.Transform(_ml.Count(1), TransformerScope.Everything).Schema.GetColumnOrNull("B"));
        Assert.Equal(2, model.GetModelFor(TransformerScope.Scoring).Count());
        Assert.Equal(3, model.Count());
    }

    [Fact]
    public void NothingIsTrainedWhenALaterColumnIsMissing()
    {
        var trained = 0;
        var chain = _ml.Transforms.CopyColumns("A", "Index").WithOnFitDelegate(_ => trained++).Append(_ml.Transforms.CopyColumns("B", "Nothing"));
        Assert.Throws<ArgumentOutOfRangeException>("inputSchema", () => chain.Fit(_ml.Count(1)));
        Assert.Equal(0, trained);
    }

    [Fact]
    public void ADelegateSeesWhatIsTrained()
    {
        ITransformer? seen = null;
        var model = _ml.Transforms.CopyColumns("A", "Index").WithOnFitDelegate(transformer => seen = transformer).Fit(_ml.Count(1));
        Assert.Same(model, seen);
    }

    [Fact]
    public void ACheckpointComputesOnce()
    {
        var calls = 0;
        var chain = _ml.Transforms.CustomMapping<Counter, Output>((_, _) => Interlocked.Increment(ref calls), null)
            .AppendCacheCheckpoint(_ml)
            .Append(_ml.Transforms.Conversion.MapValueToKey("K1", "Value"))
            .Append(_ml.Transforms.Conversion.MapValueToKey("K2", "Value"));
        chain.Fit(_ml.Count(3));
        Assert.Equal(3, calls);
    }

    [Fact]
    public void EmptyChainsChangeNothing()
    {
        var data = _ml.Count(2);
        var model = new EstimatorChain<ITransformer>().Fit(data);
        Assert.Empty(model);
        Assert.Null(model.LastTransformer);
        Assert.Same(data, model.Transform(data));
        Assert.True(((ITransformer)model).IsRowToRowMapper);
    }

    [Fact]
    public void TransformersCanBeChainedToo()
    {
        var data = _ml.Count(1);
        ITransformer first = _ml.Transforms.CopyColumns("A", "Index").Fit(data);
        var chain = first.Append(_ml.Transforms.CopyColumns("B", "Index").Fit(data));
        Assert.Equal("Index: Int32; Group: String; A: Int32; B: Int32", chain.GetOutputSchema(data.Schema).Describe());
    }

    [Fact]
    public void DisposingAChainDisposesItsParts()
    {
        var part = new Foreign.ForeignTransformer("Index", "Twice");
        new TransformerChain<ITransformer>(part).Dispose();
        Assert.True(part.Disposed);
    }

    [Fact]
    public void AReplacedColumnFollowsTheOneItHides()
    {
        var data = _ml.Transforms.CopyColumns("Index", "Group").Apply(_ml.Count(1));
        Assert.Equal("Index: Int32 hidden; Index: String; Group: String", data.Schema.Describe());
    }

    [Fact]
    public void MisuseThrows()
    {
        var data = _ml.Count(1);
        Assert.Throws<ArgumentNullException>("input", () => _ml.Transforms.CopyColumns("A", "Index").Fit(null));
        Assert.Throws<ArgumentNullException>("estimator", () => _ml.Transforms.CopyColumns("A", "Index").Append<ITransformer>(null));
        Assert.Throws<ArgumentNullException>("env", () => _ml.Transforms.CopyColumns("A", "Index").AppendCacheCheckpoint(null));
        Assert.Throws<InvalidOperationException>(() => new TransformerChain<ITransformer>([_ml.Transforms.CopyColumns("A", "Index").Fit(data)], []));
        Assert.Throws<ArgumentOutOfRangeException>("inputSchema", () => _ml.Transforms.CopyColumns("A", "Nothing").Fit(data));
    }

    [Fact]
    public void ARowMapperFollowsItsInputRow()
    {
        var data = _ml.Count(3);
        ITransformer model = _ml.Transforms.CopyColumns("A", "Index").Append(_ml.Transforms.CopyColumns("B", "A")).Fit(data);
        var mapper = model.GetRowToRowMapper(data.Schema);
        var column = mapper.OutputSchema["B"];
        Assert.Equal("Index", Assert.Single(mapper.GetDependencies([column])).Name);
        var cursor = data.GetRowCursor(data.Schema);
        using var row = mapper.GetRow(cursor, [column]);
        var getter = row.GetGetter<int>(column);
        Assert.Throws<InvalidOperationException>(() => row.GetGetter<float>(column));
        var values = new List<int>();
        while (cursor.MoveNext())
        {
            var value = 0;
            getter(ref value);
            values.Add(value);
        }
        Assert.Equal([0, 1, 2], values);
        Assert.Throws<ArgumentOutOfRangeException>("input", () => mapper.GetRow(_ml.Count(1).GetRowCursor([]), [column]));
    }

    public sealed class Output
    {
        public int Value;
    }
}
