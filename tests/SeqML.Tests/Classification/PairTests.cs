using Microsoft.ML;
using Microsoft.ML.Data;
using SeqML.Classification;
using SeqML.Tasks.Encoders;

namespace SeqML.Tests.Classification;

/// <summary>Pairs of texts, in two columns.</summary>
public sealed class PairTests
{
    private readonly MLContext ml = new(1);

    [Theory]
    [InlineData("text")]
    [InlineData("tokens")]
    [InlineData("keys")]
    public void Whether_two_texts_are_about_the_same_is_learned(string kind)
    {
        var view = View(240, 1);
        var inputs = Inputs(kind);
        var model = inputs.Append(ml.SeqML().BinaryClassification.Lstm(Options())).Fit(view);
        var held = View(100, 2);
        Assert.InRange(ml.BinaryClassification.Evaluate(model.Transform(held)).Accuracy, 0.9, 1);
        var loaded = TestData.SaveAndLoad(ml, model, view.Schema);
        Assert.Equal(model.Transform(held).GetColumn<float>("Score"), loaded.Transform(held).GetColumn<float>("Score"));
        Assert.DoesNotContain(loaded.GetOutputSchema(held.Schema), column => column.Name.StartsWith("SeqML", StringComparison.Ordinal));
    }

    [Fact]
    public void Several_classes_labels_and_values_of_pairs()
    {
        var view = ml.Transforms.Conversion.MapValueToKey("Kind").Append(ml.Transforms.Conversion.MapValueToKey("Kinds")).Fit(View(40, 1)).Transform(View(40, 1));
        var training = TestData.Training() with { Epochs = 1, Seed = 1 };
        var multiclass = ml.SeqML().MulticlassClassification.Lstm(Options() with { LabelColumnName = "Kind", Training = training }).Fit(view);
        var multilabel = ml.SeqML().MultilabelClassification.Lstm(new MultilabelClassificationOptions<LstmEncoder> { LabelColumnName = "Kinds", InputColumnName = "First", SecondInputColumnName = "Second", Training = training }).Fit(view);
        var regression = ml.SeqML().Regression.Lstm(new TextRegressionOptions<LstmEncoder> { LabelColumnName = "Likeness", InputColumnName = "First", SecondInputColumnName = "Second", Training = training }).Fit(view);
        Same<float[]>(multiclass);
        Same<float[]>(multilabel);
        Same<float>(regression);

        void Same<T>(ITransformer model) =>
            Assert.Equal(model.Transform(view).GetColumn<T>("Score"), TestData.SaveAndLoad(ml, model, view.Schema).Transform(view).GetColumn<T>("Score"));
    }

    [Fact]
    public void Both_columns_have_to_be_there_and_of_one_kind()
    {
        var view = View(20, 1);
        Throws("second input column 'Third'", Options() with { SecondInputColumnName = "Third" }, view);
        var mixed = ml.SeqML().Transforms.TokenizeWords("Second").Fit(view).Transform(view);
        Throws("'Second' to be String, as the input column 'First' is", Options(), mixed);
        // Two maps: a key of the one column means something else in the other.
        var keys = ml.SeqML().Transforms.TokenizeWords("First").Append(ml.SeqML().Transforms.TokenizeWords("Second"))
            .Append(ml.Transforms.Conversion.MapValueToKey("First")).Append(ml.Transforms.Conversion.MapValueToKey("Second")).Fit(view).Transform(view);
        Throws("one MapValueToKey or one vocabulary", Options(), keys);
        Assert.Throws<ArgumentException>(() => ml.SeqML().BinaryClassification.Lstm(Options() with { SecondInputColumnName = " " }));

        void Throws(string message, TextClassificationOptions<LstmEncoder> options, IDataView data) =>
            Assert.Contains(message, Assert.Throws<ArgumentOutOfRangeException>(() => ml.SeqML().BinaryClassification.Lstm(options).Fit(data)).Message, StringComparison.Ordinal);
    }

    private static TextClassificationOptions<LstmEncoder> Options() =>
        TestData.Options("First") with { SecondInputColumnName = "Second", Training = TestData.Training() with { Epochs = 25, Patience = 25 } };

    /// <summary>The steps that make both columns what is to be read.</summary>
    private EstimatorChain<ITransformer> Inputs(string kind)
    {
        var chain = new EstimatorChain<ITransformer>().Append(ml.Transforms.CopyColumns("Copy", "Label") as IEstimator<ITransformer>);
        if (kind == "text")
            return chain;
        chain = chain.Append(ml.SeqML().Transforms.TokenizeWords("First") as IEstimator<ITransformer>).Append(ml.SeqML().Transforms.TokenizeWords("Second") as IEstimator<ITransformer>);
        var words = ml.Data.LoadFromEnumerable(new[] { "cat", "dog", "sun", "the", "a" }.Select(word => new Word { Value = word }));
        return kind == "tokens" ? chain : chain.Append(ml.Transforms.Conversion.MapValueToKey("First", keyData: words) as IEstimator<ITransformer>)
            .Append(ml.Transforms.Conversion.MapValueToKey("Second", keyData: words) as IEstimator<ITransformer>);
    }

    private IDataView View(int count, int seed)
    {
        var random = new Random(seed);
        string[] topics = ["cat", "dog", "sun"];
        return ml.Data.LoadFromEnumerable(Enumerable.Range(0, count).Select(row =>
        {
            var (first, second) = (random.Next(3), random.Next(3));
            if (row % 2 == 0)
                second = first;
            var same = first == second;
            return new Pair
            {
                First = $"the {topics[first]}",
                Second = random.Next(2) == 0 ? topics[second] : $"a {topics[second]} the",
                Label = same,
                Kind = same ? "same" : first < second ? "before" : "after",
                Kinds = same ? ["same"] : [topics[first], topics[second]],
                Likeness = same ? 5 : 1,
            };
        }).ToList());
    }

    private sealed class Word
    {
        public string Value { get; set; } = "";
    }

    private sealed class Pair
    {
        public string First { get; set; } = "";

        public string Second { get; set; } = "";

        public bool Label { get; set; }

        public string Kind { get; set; } = "";

        public string[] Kinds { get; set; } = [];

        public float Likeness { get; set; }
    }
}
