using SeqML.Tasks.Classification;
using SeqML.Tasks.Tests.Storage;
using SeqML.TestKit;
using SeqML.Training.Loop;

namespace SeqML.Tasks.Tests.Classification;

/// <summary>What a trainer is given: little, empty, too long, wrong.</summary>
public sealed class TrainerInputTests
{
    private static readonly (string[][] Texts, int[] Classes) Rows = Problems.TwoWords(20, seed: 1);

    [Fact]
    public void Empty_texts_and_empty_words_are_trained_on_as_if_they_were_not_there()
    {
        var (texts, classes) = Problems.TwoWords(30, seed: 1);
        var withEmpty = texts.Select(text => WithEmpty(text, [])).ToArray();
        (texts[3], withEmpty[3]) = ([], ["", "", ""]);
        Assert.Equal(Train(texts, classes).SaveTimeless(), Train(withEmpty, classes).SaveTimeless());
    }

    [Fact]
    public void Nothing_but_empty_texts_can_be_trained_on()
    {
        var model = Train([.. Rows.Texts.Select(_ => Array.Empty<string>())], Rows.Classes);
        Assert.Empty(model.Words);
        Assert.Equal(1, Predictions.Of(model, "a b").Sum(), 5);
    }

    /// <summary>Empty words had counted as words for the limit of the vocabulary, and not for that of the ids.</summary>
    [Fact]
    public void What_is_beyond_the_maximum_is_not_read_whatever_it_is()
    {
        var options = Problems.Quick() with { MaximumTokens = 3 };
        string[][] cut = [.. Rows.Texts.Select(text => text.Take(3).ToArray())];
        string[][] longer = [.. cut.Select((text, row) => WithEmpty(text, more: text.Length < 3 ? [] : ["b", $"beyond{row}", "a"]))];
        var (expected, found) = (Train(cut, Rows.Classes, options), Train(longer, Rows.Classes, options));
        Assert.Equal(expected.Words, found.Words);
        Assert.Equal(expected.SaveTimeless(), found.SaveTimeless());
    }

    [Fact]
    public void Keys_beyond_the_maximum_are_not_read()
    {
        var options = Problems.Quick() with { MaximumTokens = 2 };
        uint[][] cut = [.. Rows.Texts.Select(text => Problems.Keys(text)[..2])];
        uint[][] longer = [.. cut.Select(text => text.Concat([7u, 8u]).ToArray())];
        byte[] Saved(uint[][] texts) => ClassifierTrainer.Train(texts, 26, Rows.Classes, 2, options).Model.SaveTimeless();
        Assert.Equal(Saved(cut), Saved(longer));
    }

    [Theory]
    [InlineData(InputKind.Text)]
    [InlineData(InputKind.Tokens)]
    [InlineData(InputKind.Keys)]
    public void A_prediction_reads_as_many_words_as_training(InputKind input)
    {
        var options = Problems.Quick() with { MaximumTokens = 3 };
        var model = input == InputKind.Keys
            ? ClassifierTrainer.Train([.. Rows.Texts.Select(Problems.Keys)], 26, Rows.Classes, 2, options).Model
            : ClassifierTrainer.Train(Rows.Texts, Rows.Classes, 2, input, options).Model;
        var read = Predictions.ByItsInput(model, ["a", "x", "b"]);
        Expect.SameBits(read, Predictions.ByItsInput(model, ["a", "x", "b", "a", "y", "b"]), "with more words");
        Assert.NotEqual(read, Predictions.ByItsInput(model, ["a", "x", "a"]));
        Assert.NotEqual(read, Predictions.ByItsInput(model, ["a", "x"]));
    }

    [Fact]
    public void Words_of_validation_rows_alone_and_rare_words_stay_unknown()
    {
        string[][] texts = [.. Enumerable.Range(0, 40).Select(row => new[] { "all", $"row{row}", $"row{row}" })];
        var training = new TrainingOptions { Epochs = 1, Seed = 1, ValidationFraction = 0.25f };
        var options = Problems.Quick() with { Embedding = new() { Size = 3, MinimumCount = 2 }, Training = training };
        Assert.Equal(1 + 30, Train(texts, new int[40], options).Words.Count);
        var rarer = options with { Embedding = new() { Size = 3, MinimumCount = 3 } };
        Assert.Equal(["all"], Train(texts, new int[40], rarer).Words);
        var fewer = options with { Embedding = new() { Size = 3, MinimumCount = 1, MaximumVocabulary = 12 } };
        Assert.Equal((10, 12), (Train(texts, new int[40], fewer).Words.Count, Train(texts, new int[40], fewer).Config.VocabularySize));
    }

    [Theory]
    [InlineData(0, 0.1f)]
    [InlineData(0, 0f)]
    [InlineData(1, 0.1f)]
    [InlineData(2, 0.9f)]
    [InlineData(10, 0.99f)]
    public void Too_few_rows_are_told_with_their_number_and_the_fraction(int rows, float fraction)
    {
        var error = Assert.Throws<ArgumentException>(() => Train(Rows.Texts[..rows], Rows.Classes[..rows], Validating(fraction)));
        var found = FormattableString.Invariant($"found {rows} of which a ValidationFraction of {fraction}");
        Assert.Contains(found, error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(1, 0f)]
    [InlineData(2, 0.1f)]
    [InlineData(10, 0.9f)]
    public void One_row_to_train_on_is_enough(int rows, float fraction) =>
        Assert.NotNull(Train(Rows.Texts[..rows], Rows.Classes[..rows], Validating(fraction)));

    [Fact]
    public void A_batch_may_be_larger_than_all_rows() =>
        Assert.NotNull(Train(Rows.Texts, Rows.Classes, With(new() { Epochs = 2, Seed = 1, BatchSize = int.MaxValue })));

    [Fact]
    public void A_missing_seed_is_told()
    {
        var error = Assert.Throws<ArgumentException>(() => Train(Rows.Texts, Rows.Classes, With(new())));
        Assert.Contains("Expected a seed", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_option_out_of_range_is_named() =>
        AssertNames("MaximumTokens", () => Train(Rows.Texts, Rows.Classes, Problems.Quick() with { MaximumTokens = 0 }));

    [Theory]
    [InlineData(1)]
    [InlineData(0)]
    [InlineData(-1)]
    public void Fewer_than_two_classes_are_refused(int classCount) =>
        AssertNames("classCount", () => ClassifierTrainer.Train(Rows.Texts, new int[20], classCount, InputKind.Tokens, Problems.Quick()));

    [Theory]
    [InlineData(2)]
    [InlineData(-1)]
    [InlineData(int.MinValue)]
    public void A_class_that_is_none_is_told_with_its_row(int wrong)
    {
        int[] classes = [.. Rows.Classes];
        classes[13] = wrong;
        var error = Assert.ThrowsAny<ArgumentException>(() => Train(Rows.Texts, classes));
        Assert.Contains($"Expected classes from 0 to 1, found {wrong} at row 13", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(19)]
    [InlineData(21)]
    public void Texts_and_classes_are_equally_many(int classes)
    {
        var error = Assert.Throws<ArgumentException>(() => Train(Rows.Texts, new int[classes]));
        Assert.Contains($"found {classes} for 20 texts", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(InputKind.Keys)]
    [InlineData((InputKind)9)]
    public void Words_are_no_keys(InputKind input) =>
        AssertNames("input", () => ClassifierTrainer.Train(Rows.Texts, Rows.Classes, 2, input, Problems.Quick()));

    [Theory]
    [InlineData(-1)]
    [InlineData(int.MaxValue)]
    public void A_number_of_keys_that_cannot_be_is_refused(int keyCount) =>
        AssertNames("keyCount", () => ClassifierTrainer.Train([[1u], [1u]], keyCount, [0, 1], 2, Problems.Quick()));

    [Fact]
    public void Without_a_key_all_are_unknown()
    {
        var (model, _) = ClassifierTrainer.Train([[1u], [], [0u], [uint.MaxValue]], 0, [0, 1, 0, 1], 2, Problems.Quick());
        Expect.SameBits(Predictions.Of(model, 0u), Predictions.Of(model, uint.MaxValue), "unknown");
    }

    [Fact]
    public void Cancelled_before_the_first_epoch_it_throws() =>
        Assert.ThrowsAny<OperationCanceledException>(() =>
            Train(Rows.Texts, Rows.Classes, With(new() { Seed = 1, CancellationToken = new(canceled: true) })));

    private static string[] WithEmpty(string[] text, string[] more) => [.. text.SelectMany(word => new[] { "", word }), .. more, ""];

    private static ClassifierOptions With(TrainingOptions training) => Problems.Quick() with { Training = training };

    private static ClassifierOptions Validating(float fraction) => With(new() { Epochs = 1, Seed = 1, ValidationFraction = fraction });

    private static void AssertNames(string parameter, Action train) =>
        Assert.Equal(parameter, Assert.Throws<ArgumentOutOfRangeException>(train).ParamName);

    private static TextClassifier Train(string[][] texts, int[] classes, ClassifierOptions? options = null) =>
        ClassifierTrainer.Train(texts, classes, 2, InputKind.Tokens, options ?? Problems.Quick()).Model;
}
