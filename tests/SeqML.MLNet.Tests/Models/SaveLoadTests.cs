using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Transforms;

namespace SeqML.MLNet.Tests.Models;

public sealed class SaveLoadTests : IDisposable
{
    private readonly MLContext _ml = new(1);
    private readonly string _path = Path.GetTempFileName();

    public void Dispose() => File.Delete(_path);

    private static ITransformer Reload(ITransformer model, DataViewSchema? schema, out DataViewSchema? loadedSchema)
    {
        using var stream = new MemoryStream();
        new MLContext().Model.Save(model, schema, stream);
        Assert.True(stream.CanRead);
        stream.Position = 0;
        return new MLContext().Model.Load(stream, out loadedSchema);
    }

    private static void AssertSame(IDataView expected, IDataView actual)
    {
        Assert.Equal(expected.Schema.Describe(), actual.Schema.Describe());
        foreach (var (one, other) in expected.Preview().RowView.Zip(actual.Preview().RowView))
        {
            foreach (var (left, right) in one.Values.Zip(other.Values))
                Assert.Equal(Flat(left.Value), Flat(right.Value));
        }
    }

    private static string Flat(object value) => value switch
    {
        VBuffer<float> buffer => string.Join("|", buffer.DenseValues()),
        VBuffer<uint> buffer => string.Join("|", buffer.DenseValues()),
        VBuffer<int> buffer => string.Join("|", buffer.DenseValues()),
        VBuffer<ReadOnlyMemory<char>> buffer => string.Join("|", buffer.DenseValues()),
        _ => $"{value}",
    };

    [Fact]
    public void EveryTransformComesBack()
    {
        var data = _ml.Load(Samples.Rows);
        var keys = _ml.Load(new Sentence { Text = "a" }, new Sentence { Text = "b" });
        var transforms = _ml.Transforms;
        var model = transforms.CopyColumns("Copy", "Text")
            .Append(transforms.Conversion.MapValueToKey("Keys", "Tags", keyData: keys))
            .Append(transforms.Conversion.MapKeyToValue("Back", "Keys"))
            .Append(transforms.Conversion.MapValueToKey("Numbers", "Number", addKeyValueAnnotationsAsText: true))
            .Append(transforms.Conversion.MapValue("Mapped", new Dictionary<string, int> { ["one"] = 1 }, "Text"))
            .Append(transforms.Conversion.MapValue("Vectors", new Dictionary<string, float[]> { ["one"] = [1, 2] }, "Text"))
            .Append(transforms.Conversion.ConvertType("Converted", "Whole"))
            .Append(transforms.Concatenate("All", "Number", "Converted"))
            .Append(transforms.Text.NormalizeText("Clean", "Text", keepPunctuations: false))
            .Append(transforms.Text.TokenizeIntoWords("Words", "Clean", ['n', ' ']))
            .Append(transforms.Text.RemoveDefaultStopWords("Stopped", "Words"))
            .Append(transforms.Text.RemoveStopWords("Removed", "Stopped", "o"))
            .Append(transforms.CustomMapping(new LengthFactory().GetMapping(), LengthFactory.Contract))
            .Append(transforms.DropColumns("Flag"))
            .Fit(data);
        var loaded = Reload(model, data.Schema, out var schema);
        Assert.Equal(data.Schema.Describe(), schema!.Describe());
        AssertSame(model.Transform(data), loaded.Transform(data));
        AssertSame(model.Transform(data), Reload(loaded, data.Schema, out _).Transform(data));
        Assert.Equal(["a", "b"], loaded.GetOutputSchema(data.Schema)["Keys"].TextsOf("KeyValues"));
    }

    [Fact]
    public void AModelGoesThroughAFile()
    {
        var data = _ml.Count(3);
        var model = _ml.Transforms.CopyColumns("Copy", "Index").Fit(data);
        _ml.Model.Save(model, data.Schema, _path);
        var loaded = new MLContext().Model.Load(_path, out var schema);
        Assert.IsType<ColumnCopyingTransformer>(loaded);
        Assert.Equal("Index: Int32; Group: String", schema.Describe());
        Assert.Equal([0, 1, 2], loaded.Transform(data).GetColumn<int>("Copy"));
    }

    [Fact]
    public void TheSchemaMayBeAbsent()
    {
        Reload(_ml.Transforms.CopyColumns("Copy", "Index").Fit(_ml.Count(1)), null, out var schema);
        Assert.Null(schema);
    }

    [Fact]
    public void TheSchemaKeepsItsAnnotations()
    {
        var data = _ml.Transforms.Conversion.MapValueToKey("Key", "Group").Apply(_ml.Count(3));
        Reload(_ml.Transforms.CopyColumns("Copy", "Key").Fit(data), data.Schema, out var schema);
        Assert.Equal(["g0", "g1", "g2"], schema!["Key"].TextsOf("KeyValues"));
    }

    [Fact]
    public void AChainComesBackAsAChain()
    {
        var data = _ml.Count(1);
        var inner = _ml.Transforms.CopyColumns("A", "Index").Append(_ml.Transforms.CopyColumns("B", "A"));
        var loaded = Reload(inner.Append(_ml.Transforms.CopyColumns("C", "B")).Fit(data), data.Schema, out _);
        Assert.Equal(3, Assert.IsType<TransformerChain<ITransformer>>(loaded).Count());
    }

    [Fact]
    public void ACustomMappingNeedsItsContract()
    {
        var data = _ml.Load(Samples.Rows);
        var nameless = _ml.Transforms.CustomMapping(new LengthFactory().GetMapping(), null).Fit(data);
        Assert.Throws<InvalidOperationException>(() => Reload(nameless, data.Schema, out _));
        var unknown = _ml.Transforms.CustomMapping(new LengthFactory().GetMapping(), "no such contract").Fit(data);
        Assert.Throws<InvalidOperationException>(() => Reload(unknown, data.Schema, out _));
        var noFactory = _ml.Transforms.CustomMapping(new LengthFactory().GetMapping(), NoFactory.Contract).Fit(data);
        Assert.Throws<InvalidOperationException>(() => Reload(noFactory, data.Schema, out _));
    }

    [Fact]
    public void WhatIsNoZipThrows()
    {
        Assert.Throws<FormatException>(() => _ml.Model.Load(new MemoryStream([1, 2, 3]), out _));
        File.WriteAllText(_path, "");
        Assert.Throws<FormatException>(() => _ml.Model.Load(_path, out _));
        _ml.Model.Save(_ml.Transforms.CopyColumns("Copy", "Index").Fit(_ml.Count(1)), null, _path);
        File.WriteAllBytes(_path, File.ReadAllBytes(_path)[..200]);
        Assert.Throws<FormatException>(() => _ml.Model.Load(_path, out _));
    }

    [Fact]
    public void AZipOfOthersThrows()
    {
        using var stream = new MemoryStream();
        using (var zip = new System.IO.Compression.ZipArchive(stream, System.IO.Compression.ZipArchiveMode.Create, leaveOpen: true))
            zip.CreateEntry("a.txt").Open().Dispose();
        stream.Position = 0;
        Assert.Throws<InvalidOperationException>(() => _ml.Model.Load(stream, out _));
    }

    [Fact]
    public void MisuseThrows()
    {
        var model = _ml.Transforms.CopyColumns("Copy", "Index").Fit(_ml.Count(1));
        Assert.Throws<FileNotFoundException>(() => _ml.Model.Load("no such model.zip", out _));
        Assert.Throws<ArgumentOutOfRangeException>("filePath", () => _ml.Model.Load("", out _));
        Assert.Throws<ArgumentNullException>("stream", () => _ml.Model.Load((Stream)null!, out _));
        Assert.Throws<ArgumentNullException>("stream", () => _ml.Model.Save(model, null, (Stream)null!));
        Assert.Throws<DirectoryNotFoundException>(() => _ml.Model.Save(model, null, Path.Combine(_path + " no folder", "model.zip")));
    }
}
