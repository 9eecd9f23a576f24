using Microsoft.ML;
using Microsoft.ML.Data;

namespace SeqML.MLNet.Tests.Data;

public sealed class TextLoaderTests : IDisposable
{
    private readonly MLContext _ml = new(1);
    private readonly string _path = Path.GetTempFileName();

    public void Dispose() => File.Delete(_path);

    private IDataView Load<T>(string text, char separator = '\t', bool header = false, bool quoting = false, bool trim = false)
    {
        File.WriteAllText(_path, text);
        return _ml.Data.LoadFromTextFile<T>(_path, separator, hasHeader: header, allowQuoting: quoting, trimWhitespace: trim);
    }

    private T[] Read<T>(string text, DataKind kind)
    {
        File.WriteAllText(_path, text);
        return _ml.Data.LoadFromTextFile(_path, [new TextLoader.Column("A", kind, 0)]).GetColumn<T>("A").ToArray();
    }

    private string[][] ReadVectors(string text, TextLoader.Options options)
    {
        File.WriteAllText(_path, text);
        return Vectors(_ml.Data.LoadFromTextFile(_path, options), "V");
    }

    private static string[][] Vectors(IDataView data, string column) => data.GetColumn<VBuffer<ReadOnlyMemory<char>>>(column)
        .Select(vector => vector.DenseValues().Select(text => text.ToString()).ToArray()).ToArray();

    private static string[] Texts(IDataView data, string column = "Text") => data.GetColumn<string>(column).ToArray();

    [Fact]
    public void AHeaderIsSkipped()
    {
        var data = Load<TwoTexts>("Text\tLabel\nhello world\t1\nsecond\t0\n", header: true);
        Assert.Equal(["hello world", "second"], Texts(data));
        Assert.Null(data.GetRowCount());
        Assert.Equal("Text: String; Label: String", data.Schema.Describe());
    }

    [Fact]
    public void QuotedFieldsMayContainSeparatorsAndQuotes()
    {
        var data = Load<TwoTexts>("\"a,b\",1\n\"he said \"\"hi\"\"\",2\nplain\"x\",3\n \"sp\" ,4\n", ',', quoting: true);
        Assert.Equal(["a,b", "he said \"hi\"", "plain\"x\"", "sp"], Texts(data));
        Assert.Equal(["1", "2", "3", "4"], Texts(data, "Label"));
    }

    [Fact]
    public void BadlyQuotedFieldsAreEmpty()
    {
        var data = Load<TwoTexts>("\"unclosed\t2\n\"x\"y\t4\n", quoting: true);
        Assert.Equal(["", ""], Texts(data));
        Assert.Equal(["", "4"], Texts(data, "Label"));
    }

    [Fact]
    public void QuotesAreTextUnlessAllowed() => Assert.Equal(["\"a"], Texts(Load<TwoTexts>("\"a,b\",1\n", ',')));

    [Fact]
    public void LeadingSpaceGoesAndTrailingStays()
    {
        Assert.Equal(["a  "], Texts(Load<TwoTexts>("  a  \t b \n")));
        Assert.Equal(["b "], Texts(Load<TwoTexts>("  a  \t b \n"), "Label"));
        Assert.Equal(["b"], Texts(Load<TwoTexts>("  a  \t b \n", trim: true), "Label"));
    }

    [Fact]
    public void EmptyLinesAreSkippedAndShortOnesFilled()
    {
        var data = Load<TwoTexts>("a\t1\n\nb\nc\t2\t3\n");
        Assert.Equal(["a", "b", "c"], Texts(data));
        Assert.Equal(["1", "", "2"], Texts(data, "Label"));
        Assert.Empty(Texts(Load<TwoTexts>("")));
        Assert.Empty(Texts(Load<TwoTexts>("", header: true)));
    }

    [Fact]
    public void CommentsAreSkipped()
    {
        Assert.Equal(["a", "#c"], Texts(Load<TwoTexts>("#c\t0\na\t1\n//d\t2\n#c\t3\n")));
        Assert.Equal(["/x"], Texts(Load<TwoTexts>("/x\t0\n")));
    }

    [Theory]
    [InlineData("é\t1\r\nb\t2\r\n")]
    [InlineData("é\t1\rb\t2\r")]
    [InlineData("\ufeffé\t1\nb\t2")]
    public void LineEndsAndByteOrderMarksAreNoText(string text) => Assert.Equal(["é", "b"], Texts(Load<TwoTexts>(text)));

    [Fact]
    public void RealNumbersThatCannotBeReadAreNaN() => Assert.Equal(
        [1, 4.5f, float.NaN, float.NaN, 1000, 7, float.NaN, float.PositiveInfinity], Read<float>("1\n4.5\n?\nbad\n1e3\n 7 \n1,5\n∞\n", DataKind.Single));

    [Fact]
    public void AMissingRealNumberIsZeroUnlessAskedToBeNaN()
    {
        Assert.Equal([0f], Load<NumberSecond>("x\t\n").GetColumn<float>("Value"));
        var options = new TextLoader.Options { MissingRealsAsNaNs = true };
        Assert.Equal([float.NaN], _ml.Data.LoadFromTextFile<NumberSecond>(_path, options).GetColumn<float>("Value"));
    }

    [Fact]
    public void WholeNumbersMustBeWhole()
    {
        Assert.Equal([1, -5, int.MaxValue], Read<int>("1\n-5\n2147483647\n", DataKind.Int32));
        Assert.Throws<FormatException>(() => Read<int>("abc\n", DataKind.Int32));
        Assert.Throws<FormatException>(() => Read<int>("99999999999\n", DataKind.Int32));
    }

    [Fact]
    public void BooleansHaveManyNames()
    {
        Assert.Equal([true, true, true, true, true], Read<bool>("1\nTRUE\nyes\nt\n+\n", DataKind.Boolean));
        Assert.Equal([false, false, false, false, false], Read<bool>("0\nfalse\nNo\nf\n-1\n", DataKind.Boolean));
        Assert.Throws<FormatException>(() => Read<bool>("foo\n", DataKind.Boolean));
    }

    [Fact]
    public void KeysOfTextCountFromZero()
    {
        File.WriteAllText(_path, "1\n-5\n0\n3\n");
        var data = _ml.Data.LoadFromTextFile(_path, [new TextLoader.Column("A", DataKind.UInt32, [new TextLoader.Range(0)], new KeyCount(3))]);
        Assert.Equal("A: Key<UInt32, 0-2>", data.Schema.Describe());
        Assert.Equal(new uint[] { 2, 0, 1, 0 }, data.GetColumn<uint>("A"));
    }

    [Fact]
    public void RangesMakeVectors()
    {
        var data = Load<Ranged>("a\tb\tc\n1\n");
        Assert.Equal("All: Vector<String, 3>; Some: Vector<String, 2>; Second: String", data.Schema.Describe());
        Assert.Equal([["a", "b", "c"], ["1", "", ""]], Vectors(data, "All"));
        Assert.Equal([["a", "c"], ["1", ""]], Vectors(data, "Some"));
    }

    [Fact]
    public void EndsCanBeOpen()
    {
        var variable = new TextLoader.Column("V", DataKind.String, [new TextLoader.Range { Min = 1, VariableEnd = true }]);
        Assert.Equal([["a", "b"], [], ["x"]], ReadVectors("s\ta\tb\nt\nu\tx\n", new TextLoader.Options { Columns = [variable] }));
        var sampled = new TextLoader.Column("V", DataKind.String, [new TextLoader.Range(1, null)]);
        Assert.Equal([["a", "b"], ["c", "d"]], ReadVectors("s\ta\tb\nt\tc\td\n", new TextLoader.Options { Columns = [sampled] }));
        Assert.Throws<ArgumentOutOfRangeException>("Source", () => _ml.Data.LoadFromTextFile(_path, [sampled]));
        Assert.Throws<ArgumentOutOfRangeException>("Source", () => ReadVectors("s\ta\nt\tc\td\n", new TextLoader.Options { Columns = [sampled] }));
    }

    [Fact]
    public void OptionsChangeTheLines()
    {
        TextLoader.Column[] columns = [new("V", DataKind.String, 0, 2)];
        Assert.Equal([["a", "b", "c"]], ReadVectors("a;b,c\n", new TextLoader.Options { Separators = [';', ','], Columns = columns }));
        Assert.Equal(2, ReadVectors("a\nb\nc\n", new TextLoader.Options { MaxRows = 2, Columns = columns }).Length);
        var lines = new TextLoader.Options { ReadMultilines = true, AllowQuoting = true, Separators = [','], Columns = columns };
        Assert.Equal([["a", "1\n2", "c"], ["d", "", ""]], ReadVectors("a,\"1\n2\",c\nd\n", lines));
        var escaped = new TextLoader.Options { EscapeChar = '\\', AllowQuoting = true, Separators = [','], Columns = columns };
        Assert.Equal([["a\"b", "1", ""]], ReadVectors("\"a\\\"b\",1\n", escaped));
    }

    [Fact]
    public void AHeaderNamesTheSlotsOfAVector()
    {
        File.WriteAllText(_path, "Alpha\tBeta\n1\t2\n");
        var data = _ml.Data.LoadFromTextFile(_path, new TextLoader.Options { HasHeader = true, Columns = [new("V", DataKind.Single, 0, 1)] });
        Assert.Equal(["Alpha", "Beta"], data.Schema["V"].TextsOf("SlotNames"));
    }

    [Fact]
    public void TheDefaultsAreMLNets()
    {
        var options = new TextLoader.Options();
        Assert.Equal("\t", new string(options.Separators));
        Assert.Equal('.', options.DecimalMarker);
        Assert.Equal('"', options.EscapeChar);
        Assert.True(options.UseThreads);
        Assert.False(options.HasHeader || options.AllowQuoting || options.TrimWhitespace || options.ReadMultilines || options.MissingRealsAsNaNs);
        Assert.Equal(DataKind.Single, new TextLoader.Column().DataKind);
        Assert.True(new TextLoader.Range(1, null).AutoEnd);
    }

    [Fact]
    public void SeveralFilesAreReadInTurn()
    {
        File.WriteAllText(_path, "a\t1\n");
        var loader = _ml.Data.CreateTextLoader<TwoTexts>();
        Assert.Equal(["a", "a"], Texts(loader.Load(new MultiFileSource(_path, _path))));
        Assert.Equal("Text: String; Label: String", loader.GetOutputSchema().Describe());
    }

    [Fact]
    public void MisuseThrows()
    {
        Assert.Throws<ArgumentOutOfRangeException>("path", () => _ml.Data.LoadFromTextFile<TwoTexts>("no such file.tsv"));
        Assert.Throws<ArgumentOutOfRangeException>("path", () => _ml.Data.LoadFromTextFile<TwoTexts>(null));
        Assert.Throws<InvalidOperationException>(() => Load<Sentence>("a\n"));
        Assert.Throws<ArgumentOutOfRangeException>("index", () => new TextLoader.Column("A", DataKind.String, -1));
    }

    public sealed class TwoTexts
    {
        [LoadColumn(0)]
        public string? Text;
        [LoadColumn(1)]
        public string? Label;
    }

    public sealed class NumberSecond
    {
        [LoadColumn(1), ColumnName("Value")]
        public float Number;
    }

    public sealed class Ranged
    {
        [LoadColumn(0, 2)]
        public string[]? All;
        [LoadColumn([0, 2])]
        public string[]? Some;

        [LoadColumn(1)]
        public string? Second { get; set; }
    }
}
