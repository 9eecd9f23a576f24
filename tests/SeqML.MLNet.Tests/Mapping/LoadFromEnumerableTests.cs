using Microsoft.ML;
using Microsoft.ML.Data;

namespace SeqML.MLNet.Tests.Mapping;

public sealed class LoadFromEnumerableTests
{
    private readonly MLContext _ml = new(1);

    [Fact]
    public void FieldsComeBeforeProperties() => Assert.Equal(
        "Text: String; Number: Single; Flag: Boolean; Key: Key<UInt32, 0-2>; Vector: Vector<Single>; Whole: Int32; Tags: Vector<String>",
        _ml.Load(Samples.Rows).Schema.Describe());

    [Fact]
    public void KeysOfObjectsCountFromZero() =>
        Assert.Equal(new uint[] { 1, 3, 0 }, _ml.Load(Samples.Rows).GetColumn<uint>("Key"));

    [Fact]
    public void NoTextIsEmptyTextAndNoArrayIsEmpty()
    {
        var data = _ml.Load(Samples.Rows);
        Assert.Equal(["one", "", ""], data.GetColumn<string>("Text"));
        Assert.Equal([2, 0, 1], data.GetColumn<float[]>("Vector").Select(vector => vector.Length));
        Assert.Equal(new[] { "a", "b" }, data.GetColumn<string[]>("Tags").First());
        Assert.Equal(2, data.GetColumn<VBuffer<ReadOnlyMemory<char>>>("Tags").Last().Length);
    }

    [Fact]
    public void TheRowCountIsKnownOfACollectionOnly()
    {
        Assert.Equal(3, _ml.Load(Samples.Rows).GetRowCount());
        Assert.Null(_ml.Data.LoadFromEnumerable(Samples.Rows.Where(_ => true)).GetRowCount());
        Assert.False(_ml.Load(Samples.Rows).CanShuffle);
    }

    [Fact]
    public void RowsAreReadAnewByEachCursor()
    {
        var reads = 0;
        IEnumerable<Counter> Rows()
        {
            reads++;
            yield return new Counter { Index = 4 };
        }
        var data = _ml.Data.LoadFromEnumerable(Rows());
        Assert.Equal([4], data.Indices());
        Assert.Equal([4], data.Indices());
        Assert.Equal(2, reads);
    }

    [Fact]
    public void ACursorKnowsWhereItIs()
    {
        var data = _ml.Count(2);
        using var cursor = data.GetRowCursor(data.Schema);
        Assert.Equal(-1, cursor.Position);
        Assert.True(cursor.MoveNext());
        Assert.Equal(0, cursor.Position);
        Assert.True(cursor.MoveNext());
        DataViewRowId id = default;
        cursor.GetIdGetter()(ref id);
        Assert.Equal(new DataViewRowId(1, 0), id);
        Assert.False(cursor.MoveNext());
        Assert.False(cursor.MoveNext());
    }

    [Fact]
    public void GettersAreChecked()
    {
        var data = _ml.Count(2);
        using var cursor = data.GetRowCursor([data.Schema["Index"]]);
        Assert.True(cursor.IsColumnActive(data.Schema["Index"]));
        Assert.False(cursor.IsColumnActive(data.Schema["Group"]));
        Assert.Throws<InvalidOperationException>(() => cursor.GetGetter<float>(data.Schema["Index"]));
        Assert.Throws<ArgumentOutOfRangeException>("column", () => cursor.GetGetter<ReadOnlyMemory<char>>(data.Schema["Group"]));
    }

    [Fact]
    public void ANullRowThrowsWhenItIsRead() =>
        Assert.Throws<InvalidOperationException>(() => _ml.Load<Counter>([null!]).Indices());

    [Fact]
    public void NullDataThrows() => Assert.Throws<ArgumentNullException>("data", () => _ml.Data.LoadFromEnumerable<Counter>(null));

    [Fact]
    public void ColumnsOfTheWrongTypeOrNameThrow()
    {
        var data = _ml.Load(Samples.Rows);
        Assert.Throws<ArgumentOutOfRangeException>("name", () => data.GetColumn<string>("Nothing"));
        Assert.Throws<ArgumentOutOfRangeException>("column", () => data.GetColumn<double>("Number"));
        Assert.Throws<ArgumentOutOfRangeException>("column", () => data.GetColumn<int>("Key"));
    }

    [Fact]
    public void ASchemaGivesSizesAndAnnotations()
    {
        var annotations = new DataViewSchema.Annotations.Builder();
        annotations.AddPrimitiveValue("Weight", NumberDataViewType.Single, 5f);
        var builder = new DataViewSchema.Builder();
        builder.AddColumn("Vector", new VectorDataViewType(NumberDataViewType.Single, 2), annotations.ToAnnotations());
        var data = _ml.Data.LoadFromEnumerable(Samples.Rows, builder.ToSchema());
        Assert.Equal("Vector<Single, 2>", data.Schema["Vector"].Type.ToString());
        Assert.Equal("Whole", data.Schema[5].Name);
        var weight = 0f;
        data.Schema["Vector"].Annotations.GetValue("Weight", ref weight);
        Assert.Equal(5, weight);
        Assert.Throws<InvalidOperationException>(() => _ml.Data.LoadFromEnumerable(new Counter[1], builder.ToSchema()));
    }

    [Fact]
    public void PreviewShowsRowsAndColumns()
    {
        var preview = _ml.Load(Samples.Rows).Preview(2);
        Assert.Equal("7 columns, 2 rows", preview.ToString());
        Assert.Equal("Whole", preview.RowView[1].Values[5].Key);
        Assert.Equal(8, preview.RowView[1].Values[5].Value);
        Assert.Equal(2, preview.ColumnView[0].Values.Length);
    }
}
