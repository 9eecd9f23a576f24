using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Runtime;
using SeqML.Embeddings;
using SeqML.Embeddings.Pooling;
using SeqML.Tests.Stages;

namespace SeqML.Tests.Featurizers;

public sealed class FeaturizeWordsTests
{
    private static readonly WordVectors Vectors = WordVectors.Create(["good", "bad", "film", "not"], [1, -2, 3, -1, 4, 0.5f, 0.5f, 0.25f, 7, 0, 1, 2]);
    private static readonly string?[] Texts = ["Good film, not bad", "bad bad film", "", null, " \t", "\uD83D \u202E", "xyz", new string('x', 10_000), "good\0bad"];

    private readonly MLContext ml = new(1);

    public static TheoryData<WordPooling> All => [new MeanPooling(), new MaxPooling(), new MinMeanMaxPooling(), new TfIdfPooling(), new SifPooling { Smoothing = 0.01f }];

    private SeqMLTransforms Transforms => ml.SeqML().Transforms;

    [Theory]
    [MemberData(nameof(All))]
    public void Features_of_known_size_are_those_of_the_plain_featurizer_in_memory_and_loaded(WordPooling pooling)
    {
        foreach (var isText in new[] { true, false })
        {
            var view = isText ? StageData.Texts(ml, Texts) : StageData.Words(ml, [.. Texts.Select(Split)]);
            var model = Transforms.FeaturizeWords("Features", isText ? "Text" : "Words", Vectors, pooling).Fit(view);
            var size = pooling is MinMeanMaxPooling ? 9 : 3;
            var plain = TextFeaturizer.Learn(Vectors, Texts.Select(Split), pooling);
            Assert.Equal(plain.Coverage, model.Featurizer.Coverage);
            foreach (var output in StageData.Outputs(ml, model, view))
            {
                Assert.Equal(new VectorDataViewType(NumberDataViewType.Single, size), output.Schema["Features"].Type);
                Assert.Equal(isText ? ["Features", "Label", "Text"] : ["Features", "Words"], StageData.Columns(output));
                float[][] rows = [.. output.GetColumn<float[]>("Features")];
                for (var row = 0; row < rows.Length; row++)
                {
                    var expected = new float[size];
                    plain.Featurize(Split(Texts[row]), expected);
                    Assert.Equal(expected, rows[row]);
                    Assert.Equal(row is 0 or 1 or 8, rows[row].Any(value => value != 0));
                }
            }
        }
    }

    [Fact]
    public void A_plan_knows_the_column_and_misfits_are_told()
    {
        var stage = Transforms.FeaturizeWords("Features", "Text", Vectors);
        var plan = ml.Transforms.CustomMapping<Nothing, Review>((_, _) => { }, null).GetOutputSchema(new SchemaShape([]));
        var shape = Transforms.TokenizeWords("Words", "Text").Append(stage).GetOutputSchema(plan);
        var column = shape.Single(found => found.Name == "Features");
        Assert.Equal((SchemaShape.Column.VectorKind.Vector, NumberDataViewType.Single), (column.Kind, column.ItemType));
        foreach (var (name, view) in new[] { ("Txt", StageData.Texts(ml, "a")), ("Number", ml.Data.LoadFromEnumerable([new NumberRow()])) })
        {
            var misfit = Transforms.FeaturizeWords("Features", name, Vectors);
            Assert.Contains($"'{name}'", Assert.Throws<ArgumentOutOfRangeException>(() => misfit.Fit(view)).Message, StringComparison.Ordinal);
            Assert.Contains($"'{name}'", Assert.Throws<ArgumentOutOfRangeException>(() => misfit.GetOutputSchema(plan)).Message, StringComparison.Ordinal);
        }
        Assert.Throws<ArgumentException>(() => Transforms.FeaturizeWords("", "Text", Vectors));
        Assert.Throws<ArgumentNullException>(() => Transforms.FeaturizeWords("Features", "Text", null!));
        Assert.Throws<ArgumentOutOfRangeException>(() => Transforms.FeaturizeWords("Features", "Text", Vectors, new SifPooling { Smoothing = 0 }));
        Assert.Throws<ArgumentOutOfRangeException>(() => Transforms.FeaturizeWords("Features", "Text", Vectors, null, new() { MaximumVocabulary = 0 }));
        var huge = WordVectors.Create(["a"], new float[8192]);
        Assert.Contains("8,191", Assert.Throws<InvalidOperationException>(() => Transforms.FeaturizeWords("Features", "Text", huge)).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(25)]
    [InlineData(300)]
    [InlineData(8191)]
    public void Any_size_up_to_8191_is_known(int size)
    {
        var vectors = WordVectors.Create(["good"], [.. Enumerable.Range(1, size).Select(i => (float)i)]);
        var view = StageData.Texts(ml, "good", "bad");
        foreach (var output in StageData.Outputs(ml, Transforms.FeaturizeWords("Features", "Text", vectors).Fit(view), view))
        {
            Assert.Equal(size, ((VectorDataViewType)output.Schema["Features"].Type).Size);
            Assert.Equal([vectors[0].ToArray(), new float[size]], output.GetColumn<float[]>("Features"));
        }
    }

    [Fact]
    public void The_log_tells_how_many_words_have_a_vector_and_the_model_holds_no_others_when_asked()
    {
        var lines = new List<LoggingEventArgs>();
        ml.Log += (_, line) => lines.Add(line);
        var model = Transforms.FeaturizeWords("Features", "Text", Vectors, null, new() { KeepsOtherWords = false }).Fit(StageData.Texts(ml, "good xyz Good"));
        Assert.Equal(["good"], model.Featurizer.Words);
        Assert.Contains(lines, line => line.Kind == ChannelMessageKind.Info
            && line.Message.Contains("2 of 3 different words have a vector (66.7%); they are 66.7% of all words. The model knows 1 words.", StringComparison.Ordinal));
    }

    [Fact]
    public void Two_in_one_pipeline_do_not_meet()
    {
        var view = StageData.Texts(ml, "good film");
        var model = Transforms.FeaturizeWords("A", "Text", Vectors).Append(Transforms.FeaturizeWords("B", "Text", Vectors, new MaxPooling())).Fit(view);
        foreach (var output in StageData.Outputs(ml, model, view))
        {
            Assert.Equal([0.75f, -0.875f, 5], output.GetColumn<float[]>("A").Single());
            Assert.Equal([1, 0.25f, 7], output.GetColumn<float[]>("B").Single());
        }
    }

    private static string[] Split(string? text)
    {
        var words = new List<string>();
        foreach (var token in SeqML.Text.Tokenization.WordTokenizer.Tokenize(text))
            words.Add(token.In(text).ToString());
        return [.. words];
    }

    private sealed class Nothing;

    private sealed class NumberRow
    {
        public float Number { get; set; }
    }
}
