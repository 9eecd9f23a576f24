using Microsoft.ML;
using Microsoft.ML.Data;

namespace SeqML.MLNet.Tests.Models;

public sealed class PredictionEngineTests
{
    private readonly MLContext _ml = new(1);
    private readonly ITransformer _model;

    public PredictionEngineTests() => _model = _ml.Transforms.Conversion.MapValueToKey("Key", "Group")
        .Append(_ml.Transforms.CopyColumns("Copy", "Index")).Fit(_ml.Count(3));

    [Fact]
    public void AnEnginePredictsOneByOne()
    {
        using var engine = _ml.Model.CreatePredictionEngine<Counter, Output>(_model);
        Assert.Equal(2u, engine.Predict(new Counter { Group = "g1", Index = 5 }).Key);
        Assert.Equal(0u, engine.Predict(new Counter { Group = "?", Index = 5 }).Key);
        Assert.Equal(7, engine.Predict(new Counter { Group = "?", Index = 7 }).Copy);
        Assert.Equal("Index: Int32; Group: String; Key: Key<UInt32, 0-2>; Copy: Int32", engine.OutputSchema.Describe());
    }

    [Fact]
    public void AResultCanBeUsedAgain()
    {
        using var engine = _ml.Model.CreatePredictionEngine<Counter, Output>(_model);
        var result = new Output();
        var same = result;
        engine.Predict(new Counter { Index = 9 }, ref result);
        Assert.Same(same, result);
        Assert.Equal(9, result.Copy);
    }

    [Fact]
    public void MissingColumnsAreIgnoredUnlessForbidden()
    {
        using var engine = _ml.Model.CreatePredictionEngine<Counter, Labelled>(_model);
        Assert.Null(engine.Predict(new Counter()).Label);
        Assert.Throws<ArgumentOutOfRangeException>(() => _ml.Model.CreatePredictionEngine<Counter, Labelled>(_model, ignoreMissingColumns: false));
        Assert.Throws<ArgumentOutOfRangeException>(
            () => _ml.Model.CreatePredictionEngine<Counter, Labelled>(_model, new PredictionEngineOptions { IgnoreMissingColumns = false }));
    }

    [Fact]
    public void DefinitionsRenameTheMembers()
    {
        var output = SchemaDefinition.Create(typeof(Output));
        output["Copy"].ColumnName = "Index";
        using var engine = _ml.Model.CreatePredictionEngine<Counter, Output>(_model, outputSchemaDefinition: output);
        Assert.Equal(4, engine.Predict(new Counter { Index = 4 }).Copy);
    }

    [Fact]
    public void ASchemaDescribesTheInput()
    {
        using var engine = _ml.Model.CreatePredictionEngine<Counter, Output>(_model, _ml.Count(1).Schema);
        Assert.Equal(1u, engine.Predict(new Counter { Group = "g0" }).Key);
        Assert.Throws<InvalidOperationException>(() => _ml.Model.CreatePredictionEngine<Labelled, Output>(_model, _ml.Count(1).Schema));
    }

    [Fact]
    public void EnginesDoNotShareState()
    {
        using var one = _ml.Model.CreatePredictionEngine<Counter, Output>(_model);
        using var other = _ml.Model.CreatePredictionEngine<Counter, Output>(_model);
        var results = new int[2][];
        Parallel.Invoke(
            () => results[0] = Enumerable.Range(0, 5000).Select(i => one.Predict(new Counter { Index = i }).Copy).ToArray(),
            () => results[1] = Enumerable.Range(0, 5000).Select(i => other.Predict(new Counter { Index = -i }).Copy).ToArray());
        Assert.Equal(Enumerable.Range(0, 5000), results[0]);
        Assert.Equal(Enumerable.Range(0, 5000).Select(i => -i), results[1]);
    }

    [Fact]
    public void AnEngineOwnsItsTransformerUnlessToldOtherwise()
    {
        var owned = new Pipelines.Foreign.ForeignTransformer("Index", "Copy");
        _ml.Model.CreatePredictionEngine<Counter, Output>(owned).Dispose();
        Assert.True(owned.Disposed);
        var lent = new Pipelines.Foreign.ForeignTransformer("Index", "Copy");
        _ml.Model.CreatePredictionEngine<Counter, Output>(lent, new PredictionEngineOptions { OwnsTransformer = false }).Dispose();
        Assert.False(lent.Disposed);
    }

    [Fact]
    public void MisuseThrows()
    {
        Assert.Throws<ArgumentNullException>("transformer", () => _ml.Model.CreatePredictionEngine<Counter, Output>(null));
        Assert.Throws<ArgumentOutOfRangeException>("inputSchema", () => _ml.Model.CreatePredictionEngine<Labelled, Output>(_model));
        Assert.Throws<InvalidOperationException>(() => _ml.Model.CreatePredictionEngine<Counter, WrongOutput>(_model));
        var filter = new Pipelines.Foreign.ForeignTransformer("Index", "Copy") { IsRowToRowMapper = false };
        Assert.Throws<ArgumentOutOfRangeException>("transformer", () => _ml.Model.CreatePredictionEngine<Counter, Output>(filter));
        using var engine = _ml.Model.CreatePredictionEngine<Counter, Output>(_model);
        Assert.Throws<ArgumentNullException>("example", () => engine.Predict(null!));
    }

    public sealed class Output
    {
        public uint Key;
        public int Copy;
    }

    public sealed class WrongOutput
    {
        public string? Copy;
    }
}
