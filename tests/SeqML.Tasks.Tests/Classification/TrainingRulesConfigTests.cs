using System.Text.Json.Nodes;
using SeqML.Tasks.Classification;
using SeqML.Tasks.Tests.Storage;
using SeqML.Training.Loop;
using SeqML.Training.Optimizers;
using SeqML.Training.Schedules;

namespace SeqML.Tasks.Tests.Classification;

/// <summary>What config.json says of optimizers and schedules, and what it means where it is older than they are.</summary>
public sealed class TrainingRulesConfigTests
{
    private static readonly Dictionary<string, (Optimizer Defaults, Optimizer Unusual)> Optimizers = new()
    {
        ["sgd"] = (new Sgd(), new Sgd { Momentum = 0.75f, Dampening = 0.25f }),
        ["adagrad"] = (new Adagrad(), new Adagrad { InitialAccumulator = 0.5f, LearningRateDecay = 0.25f, Epsilon = 0.125f }),
        ["rmsProp"] = (new RmsProp(), new RmsProp { Alpha = 0.75f, Epsilon = 0.125f, Momentum = 0.5f, Centered = true }),
        ["adam"] = (new Adam(), new Adam { Beta1 = 0.5f, Beta2 = 0.75f, Epsilon = 0.125f }),
        ["adamW"] = (new AdamW(), new AdamW { Beta1 = 0.5f, Beta2 = 0.75f, Epsilon = 0.125f }),
    };

    private static readonly Dictionary<string, (Schedule Defaults, Schedule Unusual)> Schedules = new()
    {
        ["constant"] = (new ConstantSchedule(), new ConstantSchedule()),
        ["linearWarmUp"] = (new LinearWarmUp(), new LinearWarmUp { WarmUpSteps = 7, WarmUpShare = 0.25f }),
        ["warmUpLinear"] = (new WarmUpLinear(), new WarmUpLinear { WarmUpSteps = 0, WarmUpShare = 0.75f }),
        ["warmUpCosine"] = (new WarmUpCosine(), new WarmUpCosine { WarmUpSteps = 3, WarmUpShare = 0, MinimumFactor = 0.5f }),
        ["inverseSquareRoot"] = (new InverseSquareRoot(), new InverseSquareRoot { WarmUpSteps = 3, WarmUpShare = 1 }),
        ["stepDecay"] = (new StepDecay(), new StepDecay { EveryEpochs = 2, Factor = 0.5f }),
        ["oneCycle"] = (new OneCycle(), new OneCycle { StartShare = 0.5f, DivideBy = 10, FinalDivideBy = 100, Annealing = Annealing.Linear }),
        ["reduceOnPlateau"] = (new ReduceOnPlateau(), new ReduceOnPlateau { Factor = 0.5f, Patience = 4, Threshold = 0.25f, Cooldown = 3, MinimumFactor = 0.125f }),
    };

    public static TheoryData<string> OptimizerKinds => [.. Optimizers.Keys];

    public static TheoryData<string> ScheduleKinds => [.. Schedules.Keys];

    [Theory]
    [MemberData(nameof(OptimizerKinds))]
    public void An_optimizer_is_saved_and_loaded_with_all_its_options(string kind) =>
        Assert.Equal(Optimizers[kind].Unusual, Saved(new() { Epochs = 1, Seed = 1, Optimizer = Optimizers[kind].Unusual }).Optimizer);

    [Theory]
    [MemberData(nameof(ScheduleKinds))]
    public void A_schedule_is_saved_and_loaded_with_all_its_options(string kind) =>
        Assert.Equal(Schedules[kind].Unusual, Saved(new() { Epochs = 1, Seed = 1, Schedule = Schedules[kind].Unusual }).Schedule);

    [Theory]
    [MemberData(nameof(OptimizerKinds))]
    public void Of_an_optimizer_without_options_the_defaults_are_read(string kind) =>
        Assert.Equal(Optimizers[kind].Defaults, Read(training => training["optimizer"] = new JsonObject { ["kind"] = kind }).Optimizer);

    [Theory]
    [MemberData(nameof(ScheduleKinds))]
    public void Of_a_schedule_without_options_the_defaults_are_read(string kind) =>
        Assert.Equal(Schedules[kind].Defaults, Read(training => training["schedule"] = new JsonObject { ["kind"] = kind }).Schedule);

    [Fact]
    public void A_model_from_before_there_were_optimizers_and_schedules_was_trained_by_the_defaults()
    {
        var training = Read(training => Assert.True(training.Remove("optimizer") && training.Remove("schedule")));
        Assert.Equal((new AdamW(), new ConstantSchedule()), (training.Optimizer, training.Schedule));
    }

    private static TrainingOptions Saved(TrainingOptions training)
    {
        var (model, _) = ClassifierTrainer.Train([["a"], ["b"]], [0, 1], 2, InputKind.Text, Problems.Quick() with { Training = training });
        return TextClassifier.Load(model.Save()).Config.Options.Training;
    }

    private static TrainingOptions Read(Action<JsonObject> change) =>
        TextClassifier.Load(Forge.WithConfig(config => change(config["options"]!["training"]!.AsObject()))).Config.Options.Training;
}
