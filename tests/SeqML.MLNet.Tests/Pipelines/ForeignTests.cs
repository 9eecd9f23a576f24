using Microsoft.ML;
using Microsoft.ML.Data;
using SeqML.MLNet.Tests.Pipelines.Foreign;

namespace SeqML.MLNet.Tests.Pipelines;

public sealed class ForeignTests
{
    private readonly MLContext _ml = new(1);

    private TransformerChain<Microsoft.ML.Transforms.ColumnCopyingTransformer> Fit() =>
        _ml.Transforms.CopyColumns("Index", "Index").Append(new ForeignEstimator(_ml)).Append(_ml.Transforms.CopyColumns("Copy", "Twice")).Fit(_ml.Count(5));

    [Fact]
    public void AForeignStageWorksBetweenBuiltInOnes()
    {
        var data = Fit().Transform(_ml.Count(5));
        Assert.Equal([0, 2, 4, 6, 8], data.GetColumn<int>("Copy"));
        Assert.Equal([0, 2], _ml.Data.TakeRows(data, 2).GetColumn<int>("Copy"));
        Assert.Equal([0, 2, 4, 6, 8], _ml.Data.Cache(data).GetColumn<int>("Copy"));
        Assert.Equal(20, _ml.Data.ShuffleRows(data, 1).GetColumn<int>("Copy").Sum());
        Assert.Equal(8, data.Preview().RowView[4].Values.Last().Value);
    }

    [Fact]
    public void AForeignStagePredicts()
    {
        using var engine = _ml.Model.CreatePredictionEngine<Counter, Output>(Fit());
        Assert.Equal(42, engine.Predict(new Counter { Index = 21 }).Copy);
    }

    [Fact]
    public void AForeignStageSavesItselfAsABuiltInOne()
    {
        var data = _ml.Count(3);
        ITransformer builtIn = _ml.Transforms.CopyColumns("Twice", "Index").Append(_ml.Transforms.CopyColumns("Again", "Twice")).Fit(data);
        var foreign = new ForeignTransformer("Index", "Twice") { SavesAs = builtIn };
        var model = new TransformerChain<ITransformer>(foreign, _ml.Transforms.CopyColumns("Last", "Index").Fit(data));
        using var stream = new MemoryStream();
        _ml.Model.Save(model, data.Schema, stream);
        stream.Position = 0;
        var loaded = new MLContext().Model.Load(stream, out _);
        Assert.Equal("Index: Int32; Group: String; Twice: Int32; Again: Int32; Last: Int32", loaded.GetOutputSchema(data.Schema).Describe());
        Assert.Equal(2, Assert.IsAssignableFrom<IEnumerable<ITransformer>>(loaded).Count());
    }

    [Fact]
    public void AForeignStageThatWritesNothingCannotBeSaved()
    {
        var foreign = new ForeignTransformer("Index", "Twice");
        var data = _ml.Count(1);
        Assert.Throws<InvalidOperationException>(() => _ml.Model.Save(foreign, data.Schema, new MemoryStream()));
        Assert.Throws<InvalidOperationException>(() => _ml.Model.Save(new TransformerChain<ITransformer>(foreign), data.Schema, new MemoryStream()));
    }

    public sealed class Output
    {
        public int Copy;
    }
}
