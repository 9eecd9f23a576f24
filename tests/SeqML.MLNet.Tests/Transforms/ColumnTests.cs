using Microsoft.ML;
using Microsoft.ML.Data;

namespace SeqML.MLNet.Tests.Transforms;

public sealed class ColumnTests
{
    private readonly MLContext _ml = new(1);
    private readonly IDataView _pairs;

    public ColumnTests() => _pairs = _ml.Load(new Pair { Values = [1, 2], Scalar = 3 });

    [Fact]
    public void CopiesKeepTypeAndAnnotations()
    {
        var data = _ml.Transforms.Conversion.MapValueToKey("Key", "Group").Append(_ml.Transforms.CopyColumns("Copy", "Key")).Apply(_ml.Count(2));
        Assert.Equal(["g0", "g1"], data.Schema["Copy"].TextsOf("KeyValues"));
        Assert.Equal(new uint[] { 1, 2 }, data.GetColumn<uint>("Copy"));
    }

    [Fact]
    public void ScalarsAndVectorsAreJoined()
    {
        var data = _ml.Transforms.Concatenate("All", "Scalar", "Values", "Scalar").Apply(_pairs);
        Assert.Equal("Vector<Single, 4>", data.Schema["All"].Type.ToString());
        Assert.Equal([3f, 1f, 2f, 3f], data.GetColumn<float[]>("All").Single());
        Assert.Equal(["Scalar", "", "", "Scalar"], data.Schema["All"].TextsOf("SlotNames"));
    }

    [Fact]
    public void SlotNamesAreJoinedByDots()
    {
        var data = _ml.Transforms.Concatenate("Two", "Scalar", "Scalar").Append(_ml.Transforms.Concatenate("All", "Two", "Scalar")).Apply(_pairs);
        Assert.Equal(["Two.Scalar", "Two.Scalar", "Scalar"], data.Schema["All"].TextsOf("SlotNames"));
    }

    [Fact]
    public void UnnamedVectorsStayUnnamed() =>
        Assert.False(_ml.Transforms.Concatenate("All", "Values", "Values").Apply(_pairs).Schema["All"].HasSlotNames());

    [Fact]
    public void AVectorOfAnySizeMakesTheWholeOne()
    {
        var data = _ml.Transforms.Concatenate("All", "Number", "Vector").Apply(_ml.Load(Samples.Rows));
        Assert.Equal("Vector<Single>", data.Schema["All"].Type.ToString());
        Assert.Equal([3, 1, 2], data.GetColumn<float[]>("All").Select(vector => vector.Length));
    }

    [Fact]
    public void TextsAreJoinedToo() =>
        Assert.Equal(["g0", "g0"], _ml.Transforms.Concatenate("All", "Group", "Group").Apply(_ml.Count(1)).GetColumn<string[]>("All").Single());

    [Fact]
    public void SparsePiecesAreJoined()
    {
        var data = _ml.Transforms.CustomMapping<Counter, Pieces>((_, output) =>
        {
            output.A = new VBuffer<float>(4, 1, [5], [2]);
            output.B = new VBuffer<float>(2, 0, null, null);
        }, null).Append(_ml.Transforms.Concatenate("All", "A", "B")).Apply(_ml.Count(1));
        Assert.Equal([0f, 0f, 5f, 0f, 0f, 0f], data.GetColumn<float[]>("All").Single());
    }

    [Fact]
    public void AWrongLengthThrowsWhenRead()
    {
        var data = _ml.Load(new Pair { Values = [1, 2, 3] });
        Assert.Throws<InvalidOperationException>(() => _ml.Transforms.Concatenate("All", "Values", "Scalar").Apply(data).GetColumn<float[]>("All").ToArray());
    }

    [Fact]
    public void WhatCannotBeJoinedThrows()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => _ml.Transforms.Concatenate("All", "Number", "Whole").Apply(_ml.Load(Samples.Rows)));
        Assert.Throws<InvalidOperationException>(() => _ml.Transforms.CopyColumns("Q", "Key").Append(_ml.Transforms.Concatenate("All", "Key", "Key"))
            .Apply(_ml.Load(Samples.Rows)));
        Assert.Throws<ArgumentOutOfRangeException>("inputColumnNames", () => _ml.Transforms.Concatenate("All"));
    }

    [Fact]
    public void DroppedColumnsAreGoneWithThoseTheyHide()
    {
        var hidden = _ml.Transforms.CopyColumns("Index", "Group").Apply(_ml.Count(1));
        Assert.Equal("Group: String", _ml.Transforms.DropColumns("Index").Apply(hidden).Schema.Describe());
        Assert.Equal("Index: Int32 hidden; Index: String", _ml.Transforms.DropColumns("Group").Apply(hidden).Schema.Describe());
    }

    [Fact]
    public void SelectedColumnsComeInTheOrderNamed()
    {
        var data = _ml.Transforms.SelectColumns("Whole", "Number").Apply(_ml.Load(Samples.Rows));
        Assert.Equal("Whole: Int32; Number: Single", data.Schema.Describe());
        Assert.Equal([7, 8, 7], data.GetColumn<int>("Whole"));
        var hidden = _ml.Transforms.CopyColumns("Index", "Group").Apply(_ml.Count(1));
        Assert.Equal("Index: Int32 hidden; Index: String", _ml.Transforms.SelectColumns(["Index"], keepHidden: true).Apply(hidden).Schema.Describe());
    }

    [Fact]
    public void AColumnDroppedIsMissingLater() => Assert.Throws<ArgumentOutOfRangeException>("inputSchema",
        () => _ml.Transforms.DropColumns("Index").Append(_ml.Transforms.CopyColumns("A", "Index")).Fit(_ml.Count(1)));

    [Fact]
    public void MissingNamesThrow()
    {
        Assert.Throws<ArgumentOutOfRangeException>("inputSchema", () => _ml.Transforms.DropColumns("Nothing").Fit(_ml.Count(1)));
        Assert.Throws<ArgumentOutOfRangeException>("inputSchema", () => _ml.Transforms.SelectColumns("Nothing").Fit(_ml.Count(1)));
        Assert.Throws<InvalidOperationException>(() => _ml.Transforms.DropColumns());
    }

    [Fact]
    public void TypesAreConverted()
    {
        var data = _ml.Load(Samples.Rows);
        IDataView Convert(string column, DataKind kind) => _ml.Transforms.Conversion.ConvertType("Out", column, kind).Apply(data);
        Assert.Equal([7f, 8f, 7f], Convert("Whole", DataKind.Single).GetColumn<float>("Out"));
        Assert.Equal([1f, 0f, 0f], Convert("Flag", DataKind.Single).GetColumn<float>("Out"));
        Assert.Equal(["1", "NaN", "3"], Convert("Number", DataKind.String).GetColumn<string>("Out"));
        Assert.Equal([[1, 2], [], [3]], Convert("Vector", DataKind.Double).GetColumn<double[]>("Out"));
        Assert.Equal("Key<Byte, 0-2>", Convert("Key", DataKind.Byte).Schema["Out"].Type.ToString());
    }

    [Fact]
    public void TextIsConvertedToNumbers()
    {
        var data = _ml.Load(new[] { "1", "-2.5", "abc", "", "1e2" }.Select(text => new Sentence { Text = text }).ToArray());
        Assert.Equal([1, -2.5f, float.NaN, 0, 100], _ml.Transforms.Conversion.ConvertType("Text").Apply(data).GetColumn<float>("Text"));
        Assert.Throws<InvalidOperationException>(() => _ml.Transforms.Conversion.ConvertType("Text", outputKind: DataKind.Int32).Apply(data).GetColumn<int>("Text").ToArray());
    }

    [Theory]
    [InlineData("Number", DataKind.Int32)]
    [InlineData("Whole", DataKind.Byte)]
    [InlineData("Key", DataKind.Single)]
    [InlineData("Key", DataKind.Int32)]
    public void WhatWouldLoseItsMeaningIsNotConverted(string column, DataKind kind) => Assert.Throws<ArgumentOutOfRangeException>(
        () => _ml.Transforms.Conversion.ConvertType("Out", column, kind).Apply(_ml.Load(Samples.Rows)));

    public sealed class Pieces
    {
        [VectorType(4)]
        public VBuffer<float> A;
        [VectorType(2)]
        public VBuffer<float> B;
    }
}
