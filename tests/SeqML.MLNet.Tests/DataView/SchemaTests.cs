using Microsoft.ML;
using Microsoft.ML.Data;

namespace SeqML.MLNet.Tests.DataView;

public sealed class SchemaTests
{
    private static DataViewSchema TwoOfOneName()
    {
        var builder = new DataViewSchema.Builder();
        builder.AddColumn("A", NumberDataViewType.Single);
        builder.AddColumn("A", TextDataViewType.Instance);
        return builder.ToSchema();
    }

    private static DataViewSchema.Annotations Annotated()
    {
        var builder = new DataViewSchema.Annotations.Builder();
        builder.Add("KeyValues", new VectorDataViewType(TextDataViewType.Instance, 2),
            (ref VBuffer<ReadOnlyMemory<char>> value) => value = new VBuffer<ReadOnlyMemory<char>>(2, ["x".AsMemory(), "y".AsMemory()]));
        builder.AddPrimitiveValue("Weight", NumberDataViewType.Single, 3f);
        return builder.ToAnnotations();
    }

    [Fact]
    public void ALaterColumnHidesAnEarlierOne()
    {
        var schema = TwoOfOneName();
        Assert.Equal(1, schema["A"].Index);
        Assert.True(schema[0].IsHidden);
        Assert.False(schema[1].IsHidden);
        Assert.Equal("A: String", schema[1].ToString());
        Assert.Equal("2 columns", schema.ToString());
    }

    [Fact]
    public void AMissingColumnThrows()
    {
        Assert.Throws<ArgumentOutOfRangeException>("name", () => TwoOfOneName()["B"]);
        Assert.Throws<ArgumentOutOfRangeException>("columnIndex", () => TwoOfOneName()[5]);
        Assert.Throws<ArgumentNullException>("name", () => TwoOfOneName()[null!]);
        Assert.Null(TwoOfOneName().GetColumnOrNull("B"));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    public void AColumnHasAName(string? name) =>
        Assert.Throws<ArgumentNullException>("name", () => new DataViewSchema.DetachedColumn(name, TextDataViewType.Instance));

    [Fact]
    public void AnnotationsAreReadByKind()
    {
        var weight = 0f;
        Annotated().GetValue("Weight", ref weight);
        Assert.Equal(3, weight);
        Assert.Equal("KeyValues, Weight", Annotated().ToString());
    }

    [Fact]
    public void AnnotationsOfAnotherKindOrTypeThrow()
    {
        Assert.Throws<InvalidOperationException>(() =>
        {
            var value = 0f;
            Annotated().GetValue("Nothing", ref value);
        });
        Assert.Throws<InvalidOperationException>(() =>
        {
            var value = 0f;
            Annotated().GetValue("KeyValues", ref value);
        });
        Assert.Throws<ArgumentException>("type", () => new DataViewSchema.Annotations.Builder().AddPrimitiveValue("x", NumberDataViewType.Single, 1));
    }

    [Fact]
    public void AnnotationsAreCopiedBySelection()
    {
        var builder = new DataViewSchema.Annotations.Builder();
        builder.Add(Annotated(), kind => kind == "Weight");
        Assert.Equal("Weight", Assert.Single(builder.ToAnnotations().Schema).Name);
    }

    [Fact]
    public void KeyValuesAreFoundOnKeysOfTheirNumber()
    {
        var builder = new DataViewSchema.Builder();
        builder.AddColumn("K", new KeyDataViewType(typeof(uint), 2), Annotated());
        builder.AddColumn("N", NumberDataViewType.Single, Annotated());
        var schema = builder.ToSchema();
        Assert.True(schema["K"].HasKeyValues());
        Assert.False(schema["N"].HasKeyValues());
        VBuffer<ReadOnlyMemory<char>> values = default;
        schema["K"].GetKeyValues(ref values);
        Assert.Equal("y", values.GetItemOrDefault(1).ToString());
        Assert.False(schema["K"].HasSlotNames());
        Assert.Throws<InvalidOperationException>(() => schema["K"].GetSlotNames(ref values));
    }
}
