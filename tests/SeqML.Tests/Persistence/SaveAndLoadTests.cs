using Microsoft.ML;
using Microsoft.ML.Data;

namespace SeqML.Tests.Persistence;

public sealed class SaveAndLoadTests
{
    [Fact]
    public void A_loaded_model_predicts_the_same_bits_by_rows_and_by_engine_and_saves_again()
    {
        var ml = new MLContext(1);
        var view = TestData.View(ml);
        var model = TestData.Pipeline(ml).Fit(view);
        var once = TestData.SaveAndLoad(ml, model, view.Schema);
        var twice = TestData.SaveAndLoad(ml, once, view.Schema);

        var expected = model.Transform(view).GetColumn<float[]>("Score").ToArray();
        Assert.Equal(expected, once.Transform(view).GetColumn<float[]>("Score"));
        Assert.Equal(expected, twice.Transform(view).GetColumn<float[]>("Score"));
        using var engine = ml.Model.CreatePredictionEngine<Review, Prediction>(twice);
        Assert.Equal(expected, TestData.Reviews().Select(row => engine.Predict(row).Score));
    }

    [Fact]
    public void Two_models_in_one_process_do_not_mix()
    {
        var ml = new MLContext(1);
        var view = TestData.View(ml);
        var turned = ml.Data.LoadFromEnumerable(TestData.Reviews().Select(row => new Review { Label = row.Label == "positive" ? "negative" : "positive", Text = row.Text }).ToList());
        var models = new[] { view, turned }.Select(data => TestData.SaveAndLoad(ml, TestData.Pipeline(ml).Fit(data), data.Schema)).ToArray();
        for (var round = 0; round < 3; round++)
        {
            Assert.Equal("positive", TestData.Predict(ml, models[0], TestData.Positive).PredictedLabel);
            Assert.Equal("negative", TestData.Predict(ml, models[1], TestData.Positive).PredictedLabel);
        }
    }

    [Fact]
    public void A_model_saved_without_a_schema_loads()
    {
        var ml = new MLContext(1);
        var view = TestData.View(ml);
        using var file = new TemporaryFile();
        var model = TestData.Pipeline(ml).Fit(view);
        ml.Model.Save(model, null, file.Path);
        var loaded = ml.SeqML().LoadModel(file.Path, out var schema);
        Assert.Null(schema);
        Assert.Equal(TestData.Predict(ml, model, TestData.Positive).Score, TestData.Predict(ml, loaded, TestData.Positive).Score);
    }

    [Fact]
    public void Eight_threads_with_engines_on_one_model_predict_the_same_bits()
    {
        var ml = new MLContext(1);
        var view = TestData.View(ml);
        var model = TestData.SaveAndLoad(ml, TestData.Pipeline(ml).Fit(view), view.Schema);
        var expected = model.Transform(view).GetColumn<float[]>("Score").ToArray();
        var rows = TestData.Reviews();
        var found = new float[8][][];
        Parallel.For(0, 8, new ParallelOptions { MaxDegreeOfParallelism = 8 }, thread =>
        {
            using var engine = ml.Model.CreatePredictionEngine<Review, Prediction>(model, new PredictionEngineOptions { OwnsTransformer = false });
            found[thread] = [.. rows.Select(row => engine.Predict(row).Score)];
        });
        Assert.All(found, scores => Assert.Equal(expected, scores));
    }
}
