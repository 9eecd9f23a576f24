using Microsoft.ML;
using Microsoft.ML.Data;

namespace SeqML.Tests.Classification;

public sealed class ReproducibilityTests
{
    private static float[] Scores(MLContext ml, TextClassificationSeed seed)
    {
        var view = TestData.View(ml);
        var options = TestData.Options(training: TestData.Training() with { Seed = seed.Value, Epochs = 3 }) with { Dropout = 0.3f };
        return [.. TestData.Pipeline(ml, options).Fit(view).Transform(view).GetColumn<float[]>("Score").SelectMany(score => score)];
    }

    [Fact]
    public void One_seed_of_the_context_gives_one_model_bit_for_bit() =>
        Assert.Equal(Scores(new MLContext(7), new(null)), Scores(new MLContext(7), new(null)));

    [Fact]
    public void Another_seed_gives_another_model() =>
        Assert.NotEqual(Scores(new MLContext(7), new(null)), Scores(new MLContext(8), new(null)));

    [Fact]
    public void A_seed_in_the_options_rules_whatever_the_context_has() =>
        Assert.Equal(Scores(new MLContext(7), new(5)), Scores(new MLContext(), new(5)));

    private readonly record struct TextClassificationSeed(int? Value);
}
