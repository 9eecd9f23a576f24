using Microsoft.ML;
using Microsoft.ML.Data;

namespace SeqML.Tests.Classification;

public sealed class MulticlassTests
{
    [Fact]
    public void Learns_what_depends_on_the_order_of_words()
    {
        var ml = new MLContext(1);
        var model = TestData.Pipeline(ml).Fit(TestData.View(ml));

        var metrics = ml.MulticlassClassification.Evaluate(model.Transform(TestData.View(ml)));
        Assert.True(metrics.MicroAccuracy > 0.95, $"accuracy {metrics.MicroAccuracy}");
        Assert.True(metrics.LogLoss < 0.3, $"log-loss {metrics.LogLoss}");
        Assert.Equal("positive", TestData.Predict(ml, model, "it was good not bad").PredictedLabel);
        Assert.Equal("negative", TestData.Predict(ml, model, "it was bad not good").PredictedLabel);
    }

    [Fact]
    public void Scores_are_probabilities_named_by_class()
    {
        var ml = new MLContext(1);
        var model = TestData.Pipeline(ml).Fit(TestData.View(ml));
        var score = model.GetOutputSchema(TestData.View(ml).Schema)["Score"];

        Assert.Equal(new VectorDataViewType(NumberDataViewType.Single, 2), score.Type);
        VBuffer<ReadOnlyMemory<char>> names = default;
        score.GetSlotNames(ref names);
        Assert.Equal(["positive", "negative"], names.DenseValues().Select(name => name.ToString()));
        Assert.Equal(1, TestData.Predict(ml, model, "so good").Score.Sum(), 5);
        Assert.Contains("positive", ml.MulticlassClassification.Evaluate(model.Transform(TestData.View(ml))).ConfusionMatrix.GetFormattedConfusionTable(), StringComparison.Ordinal);
    }

    [Fact]
    public void Only_the_named_columns_are_added()
    {
        var ml = new MLContext(1);
        var options = TestData.Options() with { ScoreColumnName = "S", PredictedLabelColumnName = "P" };
        var view = ml.Transforms.Conversion.MapValueToKey("Label").Fit(TestData.View(ml)).Transform(TestData.View(ml));
        var model = ml.SeqML().MulticlassClassification.Lstm(options).Fit(view);

        Assert.Equal(["Label", "P", "S", "Text"], model.GetOutputSchema(view.Schema).Select(column => column.Name).Distinct().Order());
    }

    [Fact]
    public void The_planned_schema_is_the_real_one()
    {
        var ml = new MLContext(1);
        // A later step finds the label's values in the plan, before anything is trained.
        var pipeline = TestData.Pipeline(ml)
            .Append(ml.Transforms.CopyColumns("Copy", "PredictedLabel"))
            .Append(ml.Transforms.Concatenate("Features", "Score"));
        var schema = pipeline.Fit(TestData.View(ml)).GetOutputSchema(TestData.View(ml).Schema);
        Assert.Equal(TextDataViewType.Instance, schema["Copy"].Type);
        Assert.Equal(new VectorDataViewType(NumberDataViewType.Single, 2), schema["Features"].Type);
    }

    [Fact]
    public void Works_before_after_and_between_other_steps_and_twice()
    {
        var ml = new MLContext(1);
        var pipeline = ml.Transforms.Text.NormalizeText("Clean", "Text")
            .Append(ml.SeqML().Transforms.TokenizeWords("Tokens", "Clean"))
            .Append(ml.Transforms.Conversion.MapValueToKey("Label"))
            .Append(ml.SeqML().MulticlassClassification.Lstm(TestData.Options("Tokens") with { ScoreColumnName = "First", PredictedLabelColumnName = "FirstLabel" }))
            .Append(ml.SeqML().MulticlassClassification.Lstm(TestData.Options("Text")))
            .Append(ml.Transforms.Concatenate("Both", "First", "Score"))
            .Append(ml.Transforms.Conversion.MapKeyToValue("PredictedLabel"));
        var view = TestData.View(ml);
        var output = TestData.SaveAndLoad(ml, pipeline.Fit(view), view.Schema).Transform(view);

        Assert.Equal(new VectorDataViewType(NumberDataViewType.Single, 4), output.Schema["Both"].Type);
        Assert.All(output.GetColumn<float[]>("Both"), both => Assert.Equal(2, both.Sum(), 4));
        var right = output.GetColumn<string>("PredictedLabel").Zip(TestData.Reviews(), (predicted, row) => predicted == row.Label).Count(same => same);
        Assert.True(right > 150, $"{right} of 160 right");
    }

    [Fact]
    public void Cross_validates()
    {
        var ml = new MLContext(1);
        var folds = ml.MulticlassClassification.CrossValidate(TestData.View(ml), TestData.Pipeline(ml), numberOfFolds: 3);
        Assert.Equal(3, folds.Count);
        Assert.All(folds, fold => Assert.True(fold.Metrics.MicroAccuracy > 0.9, $"accuracy {fold.Metrics.MicroAccuracy}"));
    }

    [Theory]
    [InlineData(150)]
    [InlineData(129)]
    [InlineData(128)]
    [InlineData(3)]
    public void Any_number_of_classes_gives_a_vector_of_that_size(int classes)
    {
        var ml = new MLContext(1);
        var view = ml.Data.LoadFromEnumerable(Enumerable.Range(0, 2 * classes).Select(i => new Review { Label = $"class {i % classes}", Text = $"word{i % classes}" }).ToList());
        var options = TestData.Options(training: TestData.Training() with { Epochs = 2, ValidationFraction = 0 });
        var output = TestData.SaveAndLoad(ml, TestData.Pipeline(ml, options).Fit(view), view.Schema).Transform(view);

        Assert.Equal(new VectorDataViewType(NumberDataViewType.Single, classes), output.Schema["Score"].Type);
        Assert.All(output.GetColumn<float[]>("Score"), score => Assert.Equal(1, score.Sum(), 3));
        Assert.All(output.GetColumn<float[]>("Score").Zip(output.GetColumn<string>("PredictedLabel")),
            row => Assert.Equal($"class {Array.IndexOf(row.First, row.First.Max())}", row.Second));
        Assert.Equal(classes, ml.MulticlassClassification.Evaluate(output).ConfusionMatrix.NumberOfClasses);
    }

    [Fact]
    public void A_class_with_the_name_of_a_column_takes_nothing_from_it()
    {
        var ml = new MLContext(1);
        var rows = TestData.Reviews();
        rows.ForEach(row => row.Label = row.Label == "positive" ? "Text" : "Label");
        var view = ml.Data.LoadFromEnumerable(rows);
        var output = TestData.Pipeline(ml).Fit(view).Transform(view);
        Assert.Equal(rows.Select(row => row.Text), output.GetColumn<string>("Text"));
        Assert.Equal(new VectorDataViewType(NumberDataViewType.Single, 2), output.Schema["Score"].Type);
    }
}
