using Microsoft.ML;
using Microsoft.ML.Data;

namespace SeqML.MLNet.Tests.Transforms;

public sealed class MapValueTests
{
    private readonly MLContext _ml = new(1);
    private readonly IDataView _labels;

    public MapValueTests() => _labels = _ml.Load(new Labelled { Label = "b" }, new Labelled { Label = "a" }, new Labelled { Label = "?" });

    private T[] Map<T>(Dictionary<string, T> map) => _ml.Transforms.Conversion.MapValue("Out", map, "Label").Apply(_labels).GetColumn<T>("Out").ToArray();

    [Fact]
    public void UnknownValuesAreTheDefault()
    {
        Assert.Equal([20, 10, 0], Map(new Dictionary<string, int> { ["a"] = 10, ["b"] = 20 }));
        Assert.Equal([0f, 1f, 0f], Map(new Dictionary<string, float> { ["a"] = 1 }));
        Assert.Equal([false, true, false], Map(new Dictionary<string, bool> { ["a"] = true }));
        Assert.Equal(["", "x", ""], Map(new Dictionary<string, string> { ["a"] = "x" }));
    }

    [Fact]
    public void NumbersAreKeysOfTheMapToo()
    {
        var data = _ml.Transforms.Conversion.MapValue("Out", new Dictionary<int, string> { [7] = "seven" }, "Whole").Apply(_ml.Load(Samples.Rows));
        Assert.Equal(["seven", "", "seven"], data.GetColumn<string>("Out"));
    }

    [Fact]
    public void AKeyColumnIsLookedUpByItsNumber()
    {
        var data = _ml.Transforms.Conversion.MapValueToKey("Key", "Label")
            .Append(_ml.Transforms.Conversion.MapValue("Out", new Dictionary<uint, string> { [1] = "first" }, "Key")).Apply(_labels);
        Assert.Equal(["first", "", ""], data.GetColumn<string>("Out"));
    }

    [Fact]
    public void VectorsAreMappedItemByItem()
    {
        var data = _ml.Transforms.Conversion.MapValue("Out", new Dictionary<string, int> { ["a"] = 10 }, "Tags").Apply(_ml.Load(Samples.Rows));
        Assert.Equal("Vector<Int32>", data.Schema["Out"].Type.ToString());
        Assert.Equal([[10, 0], [], [0, 0]], data.GetColumn<int[]>("Out"));
    }

    [Fact]
    public void ValuesCanBeVectors()
    {
        var same = new Dictionary<string, int[]> { ["a"] = [1, 2], ["b"] = [3, 4] };
        var data = _ml.Transforms.Conversion.MapValue("Out", same, "Label").Apply(_labels);
        Assert.Equal("Vector<Int32, 2>", data.Schema["Out"].Type.ToString());
        Assert.Equal([[3, 4], [1, 2], []], data.GetColumn<int[]>("Out"));
        var different = new Dictionary<string, int[]> { ["a"] = [1, 2], ["b"] = [3] };
        Assert.Equal("Vector<Int32>", _ml.Transforms.Conversion.MapValue("Out", different, "Label").Apply(_labels).Schema["Out"].Type.ToString());
    }

    [Fact]
    public void ValuesCanBeTakenAsKeys()
    {
        var data = _ml.Transforms.Conversion.MapValue("Out", new Dictionary<string, string> { ["a"] = "q", ["b"] = "p" }, "Label", treatValuesAsKeyType: true)
            .Apply(_labels);
        Assert.Equal("Key<UInt32, 0-1>", data.Schema["Out"].Type.ToString());
        Assert.Equal(["q", "p"], data.Schema["Out"].TextsOf("KeyValues"));
        Assert.Equal(new uint[] { 2, 1, 0 }, data.GetColumn<uint>("Out"));
    }

    [Fact]
    public void TheMapCanBeData()
    {
        var map = _ml.Transforms.Conversion.MapValueToKey("Number", "Value").Apply(
            _ml.Load(new Labelled { Label = "a", Value = 5 }, new Labelled { Label = "b", Value = 6 }));
        var data = _ml.Transforms.Conversion.MapValue("Out", map, map.Schema["Label"], map.Schema["Value"], "Label").Apply(_labels);
        Assert.Equal([6f, 5f, 0f], data.GetColumn<float>("Out"));
        var keys = _ml.Transforms.Conversion.MapValue("Out", map, map.Schema["Label"], map.Schema["Number"], "Label").Apply(_labels);
        Assert.Equal("Key<UInt32, 0-1>", keys.Schema["Out"].Type.ToString());
        Assert.Equal("KeyValues", Assert.Single(keys.Schema["Out"].Annotations.Schema).Name);
    }

    [Fact]
    public void WithoutAnInputTheColumnReplacesItself()
    {
        var data = _ml.Transforms.Conversion.MapValue("Label", new Dictionary<string, int> { ["a"] = 10 }).Apply(_labels);
        Assert.Equal([0, 10, 0], data.GetColumn<int>("Label"));
    }

    [Fact]
    public void MisuseThrows()
    {
        var conversion = _ml.Transforms.Conversion;
        Assert.Throws<ArgumentOutOfRangeException>("inputSchema", () => conversion.MapValue("Out", new Dictionary<string, int> { ["a"] = 1 }, "Nothing").Fit(_labels));
        Assert.Throws<ArgumentNullException>(() => conversion.MapValue("Out", (Dictionary<string, int>)null!, "Label"));
        KeyValuePair<string, int>[] twice = [new("a", 1), new("a", 2)];
        Assert.Throws<InvalidOperationException>(() => conversion.MapValue("Out", twice, "Label"));
        var vectors = new Dictionary<string, int[]> { ["a"] = [1, 2] };
        Assert.Throws<NotSupportedException>(() => conversion.MapValue("Out", vectors, "Tags").Apply(_ml.Load(Samples.Rows)));
    }
}
