using System.Text;
using System.Text.Json.Nodes;
using SeqML.Tasks.Classification;
using SeqML.Tasks.Storage;
using SeqML.Tasks.Tagging;
using SeqML.Tasks.Tests.Tagging;
using SeqML.Training.History;
using SeqML.Training.Loop;

namespace SeqML.Tasks.Tests.Storage;

public sealed class HistoryFileTests
{
    private const string History = "history.json";

    private static readonly (TextClassifier Model, TrainingResult Result) Trained = Train(new() { Epochs = 3, BatchSize = 4, Seed = 1 });

    [Fact]
    public void A_model_has_the_history_of_its_training()
    {
        var history = Trained.Model.History!;
        Assert.Same(Trained.Result.History, history);
        Assert.Equal((3, Trained.Result.BestEpoch, 3 * history.Steps.Count(step => step.Epoch == 1)), (history.Epochs.Count, history.BestEpoch, history.Steps.Count));
    }

    [Fact]
    public void A_loaded_model_has_it_too()
    {
        var (saved, loaded) = (Trained.Model.History!, TextClassifier.Load(Trained.Model.Save()).History!);
        Assert.Equal((saved.BestEpoch, saved.Epochs), (loaded.BestEpoch, loaded.Epochs), (a, b) => a.BestEpoch == b.BestEpoch && a.Epochs.SequenceEqual(b.Epochs));
        Assert.Equal(saved.Steps.Select(step => step with
        {
            Loss = (float)step.Loss, LearningRate = (float)step.LearningRate, GradientNorm = (float)step.GradientNorm, Seconds = (float)step.Seconds,
        }), loaded.Steps);
    }

    [Fact]
    public void A_tagger_has_one_as_well()
    {
        var model = TaggingProblems.QuickModel();
        var loaded = SequenceTagger.Load(model.Save());
        Assert.NotEmpty(model.History!.Epochs);
        Assert.Equal(model.History.Epochs, loaded.History!.Epochs);
        Assert.Equal(model.History.Steps.Count, loaded.History.Steps.Count);
        Assert.Null(SequenceTagger.Load(Forge.With(History, null, model.Save())).History);
    }

    [Fact]
    public void A_training_without_validation_has_none_in_its_history()
    {
        var model = Train(new() { Epochs = 2, BatchSize = 8, Seed = 1, ValidationFraction = 0 }).Model;
        Assert.All(TextClassifier.Load(model.Save()).History!.Epochs, epoch => Assert.Null(epoch.Validation));
    }

    [Fact]
    public void Of_many_steps_a_model_keeps_at_most_a_thousand()
    {
        var steps = Enumerable.Range(1, 2_500).Select(step => new StepRecord(1, step, step, 1, 1, 10, 1)).ToArray();
        var kept = TextClassifier.Load(Saved(new TrainingHistory { Epochs = [], Steps = steps, BestEpoch = 0 })).History!.Steps;
        Assert.Equal((834, 2_500, 25_000), (kept.Count, kept[^1].Step, kept.Sum(step => step.Tokens)));
        Assert.Equal((2, 3), (kept[0].Loss, kept[0].Step));
    }

    [Fact]
    public void A_model_from_before_there_were_histories_loads_and_has_none()
    {
        var old = Forge.With(History, null, Trained.Model.Save());
        var loaded = TextClassifier.Load(old);
        Assert.Null(loaded.History);
        Assert.Equal(old, loaded.Save());
    }

    [Fact]
    public void What_is_not_finite_is_kept()
    {
        var saved = Saved(new TrainingHistory { Epochs = [], Steps = [new(1, 1, double.NaN, 1, double.PositiveInfinity, 1, 1)], BestEpoch = 0 });
        var step = Assert.Single(TextClassifier.Load(saved).History!.Steps);
        Assert.Equal((double.NaN, double.PositiveInfinity), (step.Loss, step.GradientNorm));
    }

    /// <summary>Each row: what stands in the file, and what the error says of it.</summary>
    [Theory]
    [InlineData("", "does not contain any JSON")]
    [InlineData("null", "'history.json' is empty")]
    [InlineData("[]", "could not be converted")]
    [InlineData("{}", "no epochs")]
    [InlineData("""{"bestEpoch":0,"epochs":[null],"steps":null}""", "no epochs")]
    [InlineData("""{"bestEpoch":1,"epochs":[{"epoch":1,"metrics":[null]}],"steps":{"epoch":[],"step":[],"loss":[],"learningRate":[],"gradientNorm":[],"tokens":[],"seconds":[]}}""", "without a name")]
    [InlineData("""{"bestEpoch":1,"epochs":[{"epoch":1,"metrics":[{"value":1}]}],"steps":{"epoch":[],"step":[],"loss":[],"learningRate":[],"gradientNorm":[],"tokens":[],"seconds":[]}}""", "without a name")]
    [InlineData("""{"bestEpoch":1,"epochs":[{"epoch":1,"metrics":[]}],"steps":{"epoch":[],"step":[],"loss":[],"learningRate":[],"gradientNorm":[],"tokens":[],"seconds":[]}}""", "at least one metric")]
    [InlineData("""{"bestEpoch":2,"epochs":[{"epoch":1}],"steps":{"epoch":[],"step":[],"loss":[],"learningRate":[],"gradientNorm":[],"tokens":[],"seconds":[]}}""", "has 1 epochs, and 2")]
    [InlineData("""{"bestEpoch":0,"epochs":[],"steps":null}""", "no steps")]
    [InlineData("""{"bestEpoch":0,"epochs":[],"steps":{"loss":[1]}}""", "missing required properties")]
    [InlineData("""{"bestEpoch":0,"epochs":[],"steps":{"epoch":[1],"step":[1],"loss":null,"learningRate":[1],"gradientNorm":[1],"tokens":[1],"seconds":[1]}}""", "null")]
    [InlineData("""{"bestEpoch":0,"epochs":[],"steps":{"epoch":[1],"step":[1],"loss":[1,2],"learningRate":[1],"gradientNorm":[1],"tokens":[1],"seconds":[]}}""", "columns of 1, 1, 2, 1, 1, 1, 0 steps")]
    public void A_damaged_history_is_refused(string content, string told)
    {
        Rejected.ByLoad(Forge.With(History, content), told);
        Assert.Contains("damaged", Assert.Throws<InvalidDataException>(() => SequenceTagger.Load(Forge.With(History, Encoding.UTF8.GetBytes(content), TaggingProblems.QuickModel().Save()))).Message);
    }

    [Fact]
    public void The_file_is_small()
    {
        var steps = Enumerable.Range(1, 16_384).Select(step => new StepRecord(step / 1_000 + 1, step, 1d / step, 1e-3 / step, Math.Sqrt(step), 2_000 + step % 7, 0.01 / 3, 100_000_000 + step * 4_096L)).ToArray();
        var file = Forge.File(Saved(new TrainingHistory { Epochs = [], Steps = steps, BestEpoch = 0 }), History);
        Assert.InRange(file.Length, 10_000, 80_000);
        Assert.Equal(964, JsonNode.Parse(file)!["steps"]!["loss"]!.AsArray().Count);
    }

    private static byte[] Saved(TrainingHistory history) => ModelContainer.Pack(
        [.. ModelContainer.Unpack(Forge.Sound).Where(file => file.Key != History).Select(file => (file.Key, file.Value.ToArray())), .. HistoryFile.Of(history)]);

    private static (TextClassifier Model, TrainingResult Result) Train(TrainingOptions training)
    {
        var (texts, classes) = Problems.TwoWords(40, seed: 1);
        return ClassifierTrainer.Train(texts, classes, 2, InputKind.Tokens, Problems.Quick() with { Training = training });
    }
}
