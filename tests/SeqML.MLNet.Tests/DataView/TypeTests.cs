using Microsoft.ML.Data;

namespace SeqML.MLNet.Tests.DataView;

public sealed class TypeTests
{
    [Fact]
    public void TypesPrintAsMLNetPrintsThem()
    {
        Assert.Equal("String", TextDataViewType.Instance.ToString());
        Assert.Equal("Single", NumberDataViewType.Single.ToString());
        Assert.Equal("Key<UInt32, 0-2>", new KeyDataViewType(typeof(uint), 3).ToString());
        Assert.Equal("Vector<Single, 3>", new VectorDataViewType(NumberDataViewType.Single, 3).ToString());
        Assert.Equal("Vector<Single>", new VectorDataViewType(NumberDataViewType.Single).ToString());
        Assert.Equal("Vector<String, 2, *>", new VectorDataViewType(TextDataViewType.Instance, 2, 0).ToString());
    }

    [Fact]
    public void RawTypesHoldTheValues()
    {
        Assert.Equal(typeof(ReadOnlyMemory<char>), TextDataViewType.Instance.RawType);
        Assert.Equal(typeof(VBuffer<uint>), new VectorDataViewType(new KeyDataViewType(typeof(uint), 3)).RawType);
        Assert.Equal(typeof(DataViewRowId), RowIdDataViewType.Instance.RawType);
        Assert.Equal(typeof(DateTimeOffset), DateTimeOffsetDataViewType.Instance.RawType);
    }

    [Fact]
    public void EqualityIsByMeaning()
    {
        Assert.True(new KeyDataViewType(typeof(uint), 3).Equals(new KeyDataViewType(typeof(uint), 3)));
        Assert.False(new KeyDataViewType(typeof(uint), 3).Equals(new KeyDataViewType(typeof(byte), 3)));
        Assert.False(new KeyDataViewType(typeof(uint), 3).Equals(new KeyDataViewType(typeof(uint), 4)));
        Assert.True(new VectorDataViewType(NumberDataViewType.Single, 2).Equals(new VectorDataViewType(NumberDataViewType.Single, 2)));
        Assert.False(new VectorDataViewType(NumberDataViewType.Single, 2).Equals(new VectorDataViewType(NumberDataViewType.Single)));
    }

    [Theory]
    [InlineData(typeof(uint), 0UL)]
    [InlineData(typeof(byte), 300UL)]
    [InlineData(typeof(float), 3UL)]
    public void AKeyNeedsAnUnsignedTypeThatHoldsItsCount(Type type, ulong count) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new KeyDataViewType(type, count));

    [Fact]
    public void AVectorSizeIsNotNegative() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new VectorDataViewType(NumberDataViewType.Single, -1));

    [Fact]
    public void RowIdsPrintAndCompareAsWideNumbers()
    {
        var id = new DataViewRowId(1, 2);
        Assert.Equal("00000000000000020000000000000001", id.ToString());
        Assert.True(id.CompareTo(new DataViewRowId(ulong.MaxValue, 1)) > 0);
        Assert.NotEqual(id, id.Fork());
        Assert.NotEqual(id.Fork(), id.Next());
        Assert.Equal(id.Fork(), new DataViewRowId(1, 2).Fork());
    }
}
