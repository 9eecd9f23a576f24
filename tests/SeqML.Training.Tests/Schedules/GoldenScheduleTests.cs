using SeqML.TestKit;
using SeqML.Training.Metrics;
using SeqML.Training.Schedules;

namespace SeqML.Training.Tests.Schedules;

/// <summary>The curves of torch.optim.lr_scheduler: golden/schedules.json.</summary>
public sealed class GoldenScheduleTests
{
    /// <summary>PyTorch computes in double as this does, but from options that no float holds exactly.</summary>
    private const double Distance = 1e-6;

    private static readonly GoldenFile Golden = GoldenFile.Load("schedules.json");

    /// <summary>What make_schedules.py gave to PyTorch, and how many steps an epoch had.</summary>
    private static readonly Dictionary<string, (Schedule Schedule, int StepsPerEpoch)> Curves = new()
    {
        ["linear_warm_up"] = (new LinearWarmUp { WarmUpSteps = 8 }, 5),
        ["warm_up_linear"] = (new WarmUpLinear { WarmUpShare = 0.25f }, 5),
        ["warm_up_linear_without"] = (new WarmUpLinear { WarmUpSteps = 0 }, 5),
        ["warm_up_cosine"] = (new WarmUpCosine { WarmUpSteps = 10 }, 5),
        ["warm_up_cosine_minimum"] = (new WarmUpCosine { WarmUpSteps = 5, MinimumFactor = 0.1f }, 11),
        ["inverse_square_root"] = (new InverseSquareRoot { WarmUpShare = 0.2f }, 10),
        ["step_decay"] = (new StepDecay(), 3),
        ["step_decay_options"] = (new StepDecay { EveryEpochs = 2, Factor = 0.5f }, 4),
        ["one_cycle"] = (new OneCycle(), 10),
        ["one_cycle_linear"] = (new OneCycle { Annealing = Annealing.Linear }, 10),
        ["one_cycle_options"] = (new OneCycle { StartShare = 0.45f, DivideBy = 10, FinalDivideBy = 50 }, 1),
    };

    private static readonly Dictionary<string, (ReduceOnPlateau Schedule, bool IsHigherBetter)> Plateaus = new()
    {
        ["loss"] = (new ReduceOnPlateau(), false),
        ["accuracy"] = (new ReduceOnPlateau { Factor = 0.5f, Threshold = 0.01f }, true),
        ["cooldown"] = (new ReduceOnPlateau { Patience = 0, Cooldown = 2, Factor = 0.5f, Threshold = 0.05f }, false),
        ["minimum"] = (new ReduceOnPlateau { Patience = 2, Factor = 0.3f, MinimumFactor = 0.05f }, false),
    };

    public static TheoryData<string> CurveNames => [.. Curves.Keys];

    public static TheoryData<string> PlateauNames => [.. Plateaus.Keys];

    [Theory]
    [MemberData(nameof(CurveNames))]
    public void The_factor_of_every_step_is_that_of_pytorch(string name)
    {
        var (schedule, stepsPerEpoch) = Curves[name];
        var expected = Golden.Numbers("curves", name);
        var running = schedule.Start(expected.Length, stepsPerEpoch);
        Assert.All(expected, (factor, step) => Assert.Equal(factor, running.Factor(step), Distance));
    }

    [Theory]
    [MemberData(nameof(PlateauNames))]
    public void The_factor_after_every_epoch_is_that_of_pytorch(string name)
    {
        var (schedule, isHigherBetter) = Plateaus[name];
        var (values, factors) = (Golden.Numbers("plateaus", name, "values"), Golden.Numbers("plateaus", name, "factors"));
        var running = schedule.Start(values.Length, 1);
        Assert.True(factors.Distinct().Count() >= 3, "a curve that tells something");
        foreach (var (epoch, value) in values.Index())
        {
            running.AfterEpoch(new Metric("Judged", value, isHigherBetter), loss: epoch);
            Assert.Equal(1, running.Factor(epoch) / factors[epoch], Distance);
        }
    }

    [Fact]
    public void Every_case_of_the_file_is_tried()
    {
        Assert.Equal(Golden.Names("curves"), Curves.Keys);
        Assert.Equal(Golden.Names("plateaus"), Plateaus.Keys);
    }
}
