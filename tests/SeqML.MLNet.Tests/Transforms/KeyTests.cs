using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Transforms;

namespace SeqML.MLNet.Tests.Transforms;

public sealed class KeyTests
{
    private readonly MLContext _ml = new(1);
    private readonly IDataView _labels;

    public KeyTests() => _labels = Labels("b", "a", "b", "", "c");

    private IDataView Labels(params string[] labels) => _ml.Load(labels.Select(label => new Labelled { Label = label }).ToArray());

    [Fact]
    public void ValuesAreNumberedAsTheyOccur()
    {
        var data = _ml.Transforms.Conversion.MapValueToKey("Key", "Label").Apply(_labels);
        Assert.Equal("Key<UInt32, 0-2>", data.Schema["Key"].Type.ToString());
        Assert.Equal(new uint[] { 1, 2, 1, 0, 3 }, data.GetColumn<uint>("Key"));
        Assert.Equal(["b", "a", "c"], data.Schema["Key"].TextsOf("KeyValues"));
    }

    [Fact]
    public void OrByValue()
    {
        var data = _ml.Transforms.Conversion.MapValueToKey("Label", keyOrdinality: ValueToKeyMappingEstimator.KeyOrdinality.ByValue)
            .Apply(Labels("b", "B", "a", "é", "_"));
        Assert.Equal(["B", "_", "a", "b", "é"], data.Schema["Label"].TextsOf("KeyValues"));
    }

    [Fact]
    public void KeyDataFixesTheKeys()
    {
        var keys = _ml.Load(new Sentence { Text = "q" }, new Sentence { Text = "a" }, new Sentence { Text = "q" });
        var data = _ml.Transforms.Conversion.MapValueToKey("Key", "Label", keyData: keys).Apply(_labels);
        Assert.Equal(["q", "a"], data.Schema["Key"].TextsOf("KeyValues"));
        Assert.Equal(new uint[] { 0, 2, 0, 0, 0 }, data.GetColumn<uint>("Key"));
    }

    [Fact]
    public void AllOfKeyDataIsTakenWhateverTheGreatestNumberOfKeys()
    {
        var keys = _ml.Load(new Sentence { Text = "c" }, new Sentence { Text = "a" }, new Sentence { Text = "b" });
        var data = _ml.Transforms.Conversion.MapValueToKey("Key", "Label", maximumNumberOfKeys: 2, keyData: keys).Apply(_labels);
        Assert.Equal(new uint[] { 3, 2, 3, 0, 1 }, data.GetColumn<uint>("Key"));
    }

    [Fact]
    public void KeyDataHasOneColumnOfTheType()
    {
        Assert.Throws<ArgumentOutOfRangeException>("keyData", () => _ml.Transforms.Conversion.MapValueToKey("Key", "Label", keyData: _labels));
        var numbers = _ml.Data.LoadFromEnumerable([new Number()]);
        Assert.Throws<ArgumentOutOfRangeException>("keyData", () => _ml.Transforms.Conversion.MapValueToKey("Key", "Label", keyData: numbers).Fit(_labels));
    }

    [Fact]
    public void NumbersAndBooleansHaveKeysToo()
    {
        InputOutputColumnPair[] columns = [new("K1", "Number"), new("K2", "Flag"), new("K3", "Whole")];
        var data = _ml.Transforms.Conversion.MapValueToKey(columns).Apply(_ml.Load(Samples.Rows));
        Assert.Equal(new uint[] { 1, 0, 2 }, data.GetColumn<uint>("K1"));
        Assert.Equal(new uint[] { 1, 2, 2 }, data.GetColumn<uint>("K2"));
        Assert.Equal(new uint[] { 1, 2, 1 }, data.GetColumn<uint>("K3"));
        VBuffer<int> values = default;
        data.Schema["K3"].GetKeyValues(ref values);
        Assert.Equal([7, 8], values.DenseValues());
    }

    [Fact]
    public void KeyValuesCanBeText()
    {
        var data = _ml.Transforms.Conversion.MapValueToKey("K", "Whole", addKeyValueAnnotationsAsText: true).Apply(_ml.Load(Samples.Rows));
        Assert.Equal(["7", "8"], data.Schema["K"].TextsOf("KeyValues"));
    }

    [Fact]
    public void VectorsAreMappedItemByItemAndBack()
    {
        var data = _ml.Transforms.Conversion.MapValueToKey("Keys", "Tags").Append(_ml.Transforms.Conversion.MapKeyToValue("Back", "Keys"))
            .Apply(_ml.Load(Samples.Rows));
        Assert.Equal("Vector<Key<UInt32, 0-1>>", data.Schema["Keys"].Type.ToString());
        Assert.Equal([[1, 2], [], [2, 0]], data.GetColumn<VBuffer<uint>>("Keys").Select(keys => keys.DenseValues().Select(key => (int)key).ToArray()));
        Assert.Equal([["a", "b"], [], ["b", ""]], data.GetColumn<string[]>("Back"));
    }

    [Fact]
    public void TheNumberOfKeysIsLimited()
    {
        var data = _ml.Transforms.Conversion.MapValueToKey("Key", "Label", maximumNumberOfKeys: 1).Apply(_labels);
        Assert.Equal(new uint[] { 1, 0, 1, 0, 0 }, data.GetColumn<uint>("Key"));
        Assert.Throws<ArgumentOutOfRangeException>(() => _ml.Transforms.Conversion.MapValueToKey("Key", "Label", maximumNumberOfKeys: 0).Fit(_labels));
    }

    [Fact]
    public void NothingSeenIsOneKeyWithoutAValue()
    {
        var data = _ml.Transforms.Conversion.MapValueToKey("Key", "Label").Apply(Labels());
        Assert.Equal("Key<UInt32, 0-0>", data.Schema["Key"].Type.ToString());
        Assert.Empty(data.Schema["Key"].Annotations.Schema);
    }

    [Fact]
    public void KeysOfKeysKeepTheValues()
    {
        var data = _ml.Transforms.Conversion.MapValueToKey("K1", "Label").Append(_ml.Transforms.Conversion.MapValueToKey("K2", "K1")).Apply(_labels);
        Assert.Equal(["b", "a", "c"], data.Schema["K2"].TextsOf("KeyValues"));
    }

    [Fact]
    public void ValuesComeBackFromKeys()
    {
        InputOutputColumnPair[] columns = [new("Number"), new("Whole"), new("Flag")];
        var data = _ml.Transforms.Conversion.MapValueToKey(columns).Append(_ml.Transforms.Conversion.MapKeyToValue(columns)).Apply(_ml.Load(Samples.Rows));
        Assert.Equal([1, float.NaN, 3], data.GetColumn<float>("Number"));
        Assert.Equal([7, 8, 7], data.GetColumn<int>("Whole"));
        Assert.Equal([true, false, false], data.GetColumn<bool>("Flag"));
    }

    [Fact]
    public void MisuseThrows()
    {
        var conversion = _ml.Transforms.Conversion;
        Assert.Throws<ArgumentOutOfRangeException>("outputColumnName", () => conversion.MapValueToKey((string)null!, "Label"));
        Assert.Throws<ArgumentOutOfRangeException>("inputSchema", () => conversion.MapValueToKey("Key", "Nothing").Fit(_labels));
        Assert.Throws<InvalidOperationException>(() => conversion.MapKeyToValue("Word", "Label").Fit(_labels));
        Assert.Throws<InvalidOperationException>(() => conversion.MapKeyToValue("Word", "Key").Fit(_ml.Load(Samples.Rows)));
        Assert.Throws<InvalidOperationException>(() => conversion.MapValueToKey("Key", "Label").Fit(_labels).Transform(_ml.Load(new LabelAsNumber())));
    }

    public sealed class Number
    {
        public float Value;
    }

    public sealed class LabelAsNumber
    {
        public float Label;
    }
}
