using Microsoft.ML;
using Microsoft.ML.Data;

namespace SeqML.MLNet.Tests.Mapping;

public sealed class SchemaDefinitionTests
{
    private readonly MLContext _ml = new(1);

    [Fact]
    public void ColumnsCanBeRenamedRetypedAndAnnotated()
    {
        var definition = SchemaDefinition.Create(typeof(Mixed));
        definition["Text"].ColumnName = "Sentence";
        definition["Vector"].ColumnType = new VectorDataViewType(NumberDataViewType.Single, 4);
        definition["Key"].ColumnType = new KeyDataViewType(typeof(uint), 10);
        definition["Sentence"].AddAnnotation("Weight", 2f, NumberDataViewType.Single);
        definition.RemoveAll(column => column.ColumnName is "Number" or "Flag" or "Whole" or "Tags");
        var data = _ml.Data.LoadFromEnumerable(Samples.Rows, definition);
        Assert.Equal("Sentence: String; Key: Key<UInt32, 0-9>; Vector: Vector<Single, 4>", data.Schema.Describe());
        Assert.Equal(new uint[] { 1, 3, 6 }, data.GetColumn<uint>("Key"));
        Assert.Equal("Weight", Assert.Single(data.Schema["Sentence"].Annotations.Schema).Name);
    }

    [Fact]
    public void AMissingColumnIsNull() => Assert.Null(SchemaDefinition.Create(typeof(Mixed))["Nothing"]);

    [Fact]
    public void AnAnnotationIsAddedOnceAndOfItsType()
    {
        var column = SchemaDefinition.Create(typeof(Mixed))["Text"];
        column.AddAnnotation("Weight", 2f, NumberDataViewType.Single);
        Assert.Throws<InvalidOperationException>(() => column.AddAnnotation("Weight", 3f, NumberDataViewType.Single));
        Assert.Throws<InvalidOperationException>(() => column.AddAnnotation("Other", 3, NumberDataViewType.Single));
    }

    [Fact]
    public void ATypeThatTheMemberDoesNotHoldThrows()
    {
        var definition = SchemaDefinition.Create(typeof(Mixed));
        definition["Text"].ColumnType = NumberDataViewType.Single;
        Assert.Throws<ArgumentOutOfRangeException>(() => _ml.Data.LoadFromEnumerable(Samples.Rows, definition));
    }

    [Theory]
    [InlineData(typeof(WithUri))]
    [InlineData(typeof(WithNullable))]
    [InlineData(typeof(WithList))]
    [InlineData(typeof(WithKeyOfReal))]
    [InlineData(typeof(WithOneNameTwice))]
    [InlineData(typeof(WithVectorOfScalar))]
    public void ClassesThatAreNoRowsThrow(Type type) => Assert.Throws<ArgumentOutOfRangeException>(() => SchemaDefinition.Create(type));

    [Fact]
    public void AKeyNeedsItsCount() => Assert.Throws<NotSupportedException>(() => SchemaDefinition.Create(typeof(WithKeyOfUnknownCount)));

    [Fact]
    public void TheDirectionDecidesWhichPropertiesCount()
    {
        static string Names(SchemaDefinition.Direction direction) =>
            string.Join(" ", SchemaDefinition.Create(typeof(WithProperties), direction).Select(column => column.MemberName));
        Assert.Equal("ReadOnly Both", Names(SchemaDefinition.Direction.Read));
        Assert.Equal("Both", Names(SchemaDefinition.Direction.Write));
        Assert.Equal("ReadOnly Both", Names(SchemaDefinition.Direction.Both));
    }

    [Fact]
    public void SizesComeFromAttributes()
    {
        static string TypeOf(string name) => SchemaDefinition.Create(typeof(WithVectors))[name].ColumnType.ToString()!;
        Assert.Equal("Vector<Single>", TypeOf("Any"));
        Assert.Equal("Vector<Single, 2, 3>", TypeOf("Block"));
        Assert.Equal("Vector<Single, 4>", TypeOf("Buffer"));
        Assert.Equal("Vector<Key<Byte, 0-8>>", TypeOf("Keys"));
    }

    public sealed class WithUri
    {
        public Uri? Address;
    }

    public sealed class WithNullable
    {
        public float? Number;
    }

    public sealed class WithList
    {
        public List<float>? Numbers;
    }

    public sealed class WithKeyOfReal
    {
        [KeyType(3)]
        public float Key;
    }

    public sealed class WithKeyOfUnknownCount
    {
        [KeyType]
        public uint Key;
    }

    public sealed class WithOneNameTwice
    {
        public float A;
        [ColumnName("A")]
        public float B;
    }

    public sealed class WithVectorOfScalar
    {
        [VectorType(3)]
        public float A;
    }

    public sealed class WithProperties
    {
        public float ReadOnly => 1;

        public float Both { get; set; }
    }

    public sealed class WithVectors
    {
        public float[]? Any;
        [VectorType(2, 3)]
        public float[]? Block;
        [VectorType(4)]
        public VBuffer<float> Buffer;
        [KeyType(9)]
        public byte[]? Keys;
    }
}
