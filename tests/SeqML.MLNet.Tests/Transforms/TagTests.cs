using Microsoft.ML;
using Microsoft.ML.Data;

namespace SeqML.MLNet.Tests.Transforms;

/// <summary>Vectors of keys, one an item, as labels of words are: from text, from numbers by a table, through a file and back.</summary>
public sealed class TagTests
{
    private readonly MLContext _ml = new(1);
    private readonly IDataView _rows;
    private readonly IDataView _tags;

    public TagTests()
    {
        _rows = _ml.Load(
            new Row { Tags = ["O", "PER", "LOC"], Indices = [-1, 0, 1] },
            new Row { Tags = [], Indices = [] },
            new Row { Tags = ["LOC", "", "?"], Indices = [1, 7, -1] });
        _tags = _ml.Load(new Sentence { Text = "PER" }, new Sentence { Text = "LOC" });
    }

    /// <summary>Index 0 is the first tag, and so on; what is not in the table has no text, and text that is no tag is key 0.</summary>
    private IEstimator<ITransformer> ByTable() =>
        _ml.Transforms.Conversion.MapValue("Words", new Dictionary<int, string> { [0] = "PER", [1] = "LOC" }, "Indices")
            .Append(_ml.Transforms.Conversion.MapValueToKey("Keys", "Words", keyData: _tags))
            .Append(_ml.Transforms.Conversion.MapKeyToValue("Back", "Keys"));

    private static void AssertKeys(IDataView data, params string[] back)
    {
        Assert.Equal("Vector<Key<UInt32, 0-1>>", data.Schema["Keys"].Type.ToString());
        Assert.Equal(["PER", "LOC"], data.Schema["Keys"].TextsOf("KeyValues"));
        Assert.Equal(back, data.GetColumn<VBuffer<ReadOnlyMemory<char>>>("Back").Select(words => string.Join('|', words.DenseValues())));
    }

    [Fact]
    public void KeyDataFixesTheKeysOfVectors()
    {
        var data = _ml.Transforms.Conversion.MapValueToKey("Keys", "Tags", keyData: _tags).Append(_ml.Transforms.Conversion.MapKeyToValue("Back", "Keys")).Apply(_rows);
        AssertKeys(data, "|PER|LOC", "", "LOC||");
        Assert.Equal([[0u, 1, 2], [], [2, 0, 0]], data.GetColumn<VBuffer<uint>>("Keys").Select(keys => keys.DenseValues().ToArray()));
    }

    [Fact]
    public void KeysByATableOfNumbers()
    {
        var data = ByTable().Apply(_rows);
        AssertKeys(data, "|PER|LOC", "", "LOC||");
    }

    [Fact]
    public void ATableOfKeysIsSaved()
    {
        var model = ByTable().Fit(_rows);
        for (var time = 0; time < 2; time++)
        {
            using var stream = new MemoryStream();
            _ml.Model.Save(model, _rows.Schema, stream);
            stream.Position = 0;
            AssertKeys(new MLContext().Model.Load(stream, out _).Transform(_rows), "|PER|LOC", "", "LOC||");
        }
    }

    [Fact]
    public void AnObjectGetsTheNumbersOfKeysAndNoArrayForNoWords()
    {
        var model = ByTable().Fit(_rows);
        using var engine = _ml.Model.CreatePredictionEngine<Row, Prediction>(model);
        var found = engine.Predict(new Row { Indices = [-1, 1] });
        Assert.Equal([0u, 2], found.Keys!);
        Assert.Equal(["", "LOC"], found.Back!);
        Assert.Equal(2, found.Count);
        var empty = engine.Predict(new Row());
        Assert.Null(empty.Keys);
        Assert.Null(empty.Back);
    }

    [Fact]
    public void AnObjectsSingleKeyCountsFrom0AndKeysInAVectorAreTheColumnsOwn()
    {
        var data = _ml.Load(new KeyRow { Single = 0, Keys = [0, 1, 2, 9], Buffer = new VBuffer<uint>(4, [0, 1, 2, 9]) }, new KeyRow { Single = 9 });
        Assert.Equal([1u, 0], data.GetColumn<uint>("Single"));
        Assert.Equal([0u, 1, 2, 9], data.GetColumn<VBuffer<uint>>("Keys").First().DenseValues());
        Assert.Equal([0u, 1, 2, 9], data.GetColumn<VBuffer<uint>>("Buffer").First().DenseValues());
    }

    public sealed class KeyRow
    {
        [KeyType(3)]
        public uint[]? Keys { get; set; }

        [KeyType(3)]
        public VBuffer<uint> Buffer { get; set; }

        [KeyType(3)]
        public uint Single { get; set; }
    }

    public sealed class Row
    {
        public string[]? Tags { get; set; }

        public int[]? Indices { get; set; }
    }

    public abstract class Words
    {
        public string[]? Back { get; set; }

        /// <summary>No column holds such a list.</summary>
        [NoColumn]
        public IReadOnlyList<string> List => Back ?? [];

        [NoColumn]
        public int Count => List.Count;
    }

    public sealed class Prediction : Words
    {
        [KeyType(2)]
        public uint[]? Keys { get; set; }
    }
}
