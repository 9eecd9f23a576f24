using Microsoft.ML;
using Microsoft.ML.Data;

namespace SeqML.MLNet.Tests.Transforms;

public sealed class CustomMappingTests
{
    private readonly MLContext _ml = new(1);

    [Fact]
    public void EveryKindOfMemberBecomesAColumn()
    {
        var data = _ml.Transforms.CustomMapping<Counter, Outputs>((input, output) =>
        {
            output.Key = (uint)input.Index;
            output.Scores = [input.Index, 1];
            output.Words = ["a", null!];
            output.Name = null;
        }, null).Apply(_ml.Count(4));
        Assert.Equal("Index: Int32; Group: String; Key: Key<UInt32, 0-2>; Scores: Vector<Single, 2>; Words: Vector<String>; Name: String; Buffer: Vector<Single>",
            data.Schema.Describe());
        Assert.Equal(new uint[] { 1, 2, 3, 0 }, data.GetColumn<uint>("Key"));
        Assert.Equal([2f, 1f], data.GetColumn<float[]>("Scores").ElementAt(2));
        Assert.Equal(["a", ""], data.GetColumn<string[]>("Words").First());
        Assert.Equal("", data.GetColumn<string>("Name").First());
        Assert.Equal(0, data.GetColumn<VBuffer<float>>("Buffer").First().Length);
    }

    [Fact]
    public void AKeyIsReadByAMemberOfAnyCount()
    {
        var data = _ml.Transforms.Conversion.MapValueToKey("Key", "Group")
            .Append(_ml.Transforms.CustomMapping<AnyKey, Result>((input, output) => output.Value = (int)input.Key, null)).Apply(_ml.Count(3));
        Assert.Equal([1, 2, 3], data.GetColumn<int>("Value"));
    }

    [Fact]
    public void AKeyIsNoPlainNumberInAChain() => Assert.Throws<ArgumentOutOfRangeException>("inputSchema", () =>
        _ml.Transforms.Conversion.MapValueToKey("Key", "Group").Append(_ml.Transforms.CustomMapping<PlainKey, Result>((_, _) => { }, null)).Fit(_ml.Count(3)));

    [Fact]
    public void TheFunctionRunsOnceARowAndOnlyIfAskedFor()
    {
        var calls = 0;
        var data = _ml.Transforms.CustomMapping<Counter, Outputs>((_, _) => Interlocked.Increment(ref calls), null).Apply(_ml.Count(5));
        data.Indices();
        Assert.Equal(0, calls);
        data.Preview();
        Assert.Equal(5, calls);
    }

    [Fact]
    public void ObjectsAndArraysAreUsedAgain()
    {
        var seen = new List<Pair>();
        var arrays = new List<float[]>();
        _ml.Transforms.CustomMapping<Pair, Result>((input, _) =>
        {
            seen.Add(input);
            arrays.Add(input.Values!);
        }, null).Apply(_ml.Load(new Pair { Values = [1, 2] }, new Pair { Values = [3, 4] })).GetColumn<int>("Value").ToArray();
        Assert.Same(seen[0], seen[1]);
        Assert.Same(arrays[0], arrays[1]);
    }

    [Fact]
    public void AnOutputMayReplaceAnInput()
    {
        var data = _ml.Transforms.CustomMapping<Sentence, Sentence>((input, output) => output.Text = input.Text + "!", null).Apply(_ml.Load(new Sentence { Text = "a" }));
        Assert.Equal("Text: String hidden; Text: String", data.Schema.Describe());
        Assert.Equal("a!", data.GetColumn<string>("Text").Single());
    }

    [Fact]
    public void DefinitionsRenameRetypeAndAnnotate()
    {
        var input = SchemaDefinition.Create(typeof(Labelled));
        input.RemoveAll(column => column.MemberName == "Value");
        input["Label"].ColumnName = "Group";
        var output = SchemaDefinition.Create(typeof(Result));
        output["Value"].ColumnName = "Length";
        output["Length"].AddAnnotation("Weight", 2f, NumberDataViewType.Single);
        var estimator = _ml.Transforms.CustomMapping<Labelled, Result>((from, to) => to.Value = from.Label!.Length, null, input, output);
        var data = estimator.Append(_ml.Transforms.CopyColumns("Copy", "Length")).Apply(_ml.Count(2));
        Assert.Equal([2, 2], data.GetColumn<int>("Copy"));
        Assert.Equal("Weight", Assert.Single(data.Schema["Copy"].Annotations.Schema).Name);
    }

    [Fact]
    public void TheShapeSaysWhatTheColumnsAre()
    {
        SchemaShape? shape = null;
        var estimator = _ml.Transforms.CopyColumns("Q", "Index").Append(_ml.Transforms.CustomMapping<Counter, Outputs>((_, _) => { }, null));
        estimator.Append(new Spy(seen => shape = seen)).Fit(_ml.Count(1));
        var key = shape!.Single(column => column.Name == "Key");
        Assert.True(key.IsKey);
        Assert.Equal(NumberDataViewType.UInt32, key.ItemType);
        Assert.Equal(SchemaShape.Column.VectorKind.Vector, shape!.Single(column => column.Name == "Scores").Kind);
        Assert.Equal(SchemaShape.Column.VectorKind.VariableVector, shape!.Single(column => column.Name == "Words").Kind);
    }

    [Fact]
    public void WhatTheFunctionThrowsArrivesInside()
    {
        var estimator = _ml.Transforms.CustomMapping<Counter, Result>((_, _) => throw new FormatException("mine"), null);
        var thrown = Assert.Throws<InvalidOperationException>(() => estimator.Apply(_ml.Count(1)).GetColumn<int>("Value").ToArray());
        Assert.Equal("mine", Assert.IsType<FormatException>(thrown.InnerException).Message);
    }

    [Fact]
    public void InAnEngineItArrivesAsItIs()
    {
        var estimator = _ml.Transforms.CustomMapping<Counter, Result>((_, _) => throw new FormatException("mine"), null);
        using var engine = _ml.Model.CreatePredictionEngine<Counter, Result>(estimator.Fit(_ml.Count(1)));
        Assert.Throws<FormatException>(() => engine.Predict(new Counter()));
    }

    [Fact]
    public void WrongColumnsThrow()
    {
        var data = _ml.Count(1);
        var missing = _ml.Transforms.CustomMapping<Sentence, Result>((_, _) => { }, null);
        Assert.Throws<ArgumentOutOfRangeException>(() => missing.Fit(data));
        Assert.Throws<ArgumentOutOfRangeException>("inputSchema", () => _ml.Transforms.CopyColumns("Q", "Index").Append(missing).Fit(data));
        Assert.Throws<InvalidOperationException>(() => _ml.Transforms.CustomMapping<IndexAsText, Result>((_, _) => { }, null).Fit(data));
        Assert.Throws<ArgumentNullException>("mapAction", () => _ml.Transforms.CustomMapping<Counter, Result>(null, null));
    }

    [Fact]
    public void AVectorOfAnySizeDoesNotFitAMemberOfKnownSizeInAChain()
    {
        var mapping = _ml.Transforms.CustomMapping<KnownVector, Result>((input, output) => output.Value = input.Vector!.Length, null);
        Assert.Throws<ArgumentOutOfRangeException>("inputSchema",
            () => _ml.Transforms.CopyColumns("Q", "Number").Append(mapping).Fit(_ml.Load(Samples.Rows)));
    }

    public sealed class Outputs
    {
        [KeyType(3)]
        public uint Key;
        [VectorType(2)]
        public float[]? Scores;
        public string[]? Words;
        public string? Name;
        public VBuffer<float> Buffer;
    }

    public sealed class AnyKey
    {
        [KeyType(2147483646)]
        public uint Key;
    }

    public sealed class PlainKey
    {
        public uint Key;
    }

    public sealed class Result
    {
        public int Value;
    }

    public sealed class IndexAsText
    {
        public string? Index;
    }

    public sealed class KnownVector
    {
        [VectorType(2)]
        public float[]? Vector;
    }

    private sealed class Spy(Action<SchemaShape> see) : IEstimator<ITransformer>
    {
        public ITransformer Fit(IDataView input) => new TransformerChain<ITransformer>();

        public SchemaShape GetOutputSchema(SchemaShape inputSchema)
        {
            see(inputSchema);
            return inputSchema;
        }
    }
}
