using Microsoft.ML.Data;

namespace SeqML.MLNet.Tests.DataView;

public sealed class VBufferTests
{
    private static VBuffer<float> Sparse() => new(5, 2, [7, 9], [2, 4]);

    [Fact]
    public void TheDefaultIsEmptyAndDense()
    {
        Assert.Equal(0, default(VBuffer<float>).Length);
        Assert.True(default(VBuffer<float>).IsDense);
    }

    [Fact]
    public void ASparseBufferGivesDefaultsBetweenItsValues()
    {
        Assert.False(Sparse().IsDense);
        Assert.Equal(new float[] { 0, 0, 7, 0, 9 }, Sparse().DenseValues());
        Assert.Equal(9, Sparse().GetItemOrDefault(4));
        Assert.Equal(0, Sparse().GetItemOrDefault(3));
        Assert.Equal(new KeyValuePair<int, float>[] { new(2, 7), new(4, 9) }, Sparse().Items());
        Assert.Equal(5, Sparse().Items(all: true).Count());
    }

    [Fact]
    public void AFullListOfIndicesMakesADenseBuffer()
    {
        var buffer = new VBuffer<float>(2, 2, [7, 8], [0, 1]);
        Assert.True(buffer.IsDense);
        Assert.True(buffer.GetIndices().IsEmpty);
    }

    [Fact]
    public void WrongLengthsAreRefused()
    {
        Assert.Throws<ArgumentOutOfRangeException>("values", () => new VBuffer<float>(3, new float[2]));
        Assert.Throws<ArgumentOutOfRangeException>("length", () => new VBuffer<float>(-1, new float[2]));
        Assert.Throws<ArgumentOutOfRangeException>("indices", () => new VBuffer<float>(3, 2, new float[2], new int[1]));
        Assert.Throws<ArgumentOutOfRangeException>("index", () => Sparse().GetItemOrDefault(5));
    }

    [Fact]
    public void CopyingKeepsTheForm()
    {
        VBuffer<float> copy = default;
        Sparse().CopyTo(ref copy);
        Assert.False(copy.IsDense);
        Sparse().CopyToDense(ref copy);
        Assert.True(copy.IsDense);
        Assert.Equal(new float[] { 0, 0, 7, 0, 9 }, copy.GetValues().ToArray());
    }

    [Fact]
    public void APartCanBeCopied()
    {
        VBuffer<float> part = default;
        Sparse().CopyTo(ref part, 1, 2);
        Assert.Equal(2, part.Length);
        Assert.Equal(new float[] { 0, 7 }, part.DenseValues());
    }

    [Fact]
    public void CopyingIntoASpanNeedsRoom()
    {
        var target = new float[6];
        Sparse().CopyTo(target, 1, -1);
        Assert.Equal(new float[] { 0, -1, -1, 7, -1, 9 }, target);
        Assert.Throws<ArgumentOutOfRangeException>(() => Sparse().CopyTo(new float[3].AsSpan()));
    }

    [Fact]
    public void AnEditorUsesMemoryAgain()
    {
        var buffer = new VBuffer<float>(4, [1, 2, 3, 4]);
        var editor = VBufferEditor.Create(ref buffer, 2);
        Assert.False(editor.CreatedNewValues);
        editor.Values[0] = 5;
        buffer = editor.Commit();
        Assert.Equal(new float[] { 5, 2 }, buffer.GetValues().ToArray());
    }

    [Fact]
    public void AnEditorMakesSparseBuffers()
    {
        VBuffer<float> buffer = default;
        var editor = VBufferEditor.Create(ref buffer, 5, 3);
        Assert.True(editor.CreatedNewIndices);
        editor.Values[0] = 1;
        editor.Indices[0] = 3;
        buffer = editor.CommitTruncated(1);
        Assert.Equal(new float[] { 0, 0, 0, 1, 0 }, buffer.DenseValues());
    }

    [Fact]
    public void AnEditorHasNoMoreValuesThanItems() => Assert.Throws<ArgumentOutOfRangeException>("valuesCount", () =>
    {
        VBuffer<float> buffer = default;
        VBufferEditor.Create(ref buffer, 5, 6);
    });

    [Fact]
    public void BuffersSayWhatTheyAre()
    {
        Assert.Equal("Dense vector of size 2", new VBuffer<float>(2, new float[2]).ToString());
        Assert.Equal("Sparse vector of size 5, 2 explicit values", Sparse().ToString());
    }
}
