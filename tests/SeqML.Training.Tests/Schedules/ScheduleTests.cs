using FsCheck;
using FsCheck.Fluent;
using SeqML.Training.Schedules;

namespace SeqML.Training.Tests.Schedules;

public sealed class ScheduleTests
{
    private static readonly Dictionary<string, Func<int, Schedule>> WithWarmUp = new()
    {
        ["LinearWarmUp"] = steps => new LinearWarmUp { WarmUpSteps = steps },
        ["WarmUpLinear"] = steps => new WarmUpLinear { WarmUpSteps = steps },
        ["WarmUpCosine"] = steps => new WarmUpCosine { WarmUpSteps = steps },
        ["WarmUpCosine to a minimum"] = steps => new WarmUpCosine { WarmUpSteps = steps, MinimumFactor = 0.25f },
        ["InverseSquareRoot"] = steps => new InverseSquareRoot { WarmUpSteps = steps },
    };

    private static readonly Schedule[] All =
    [
        new ConstantSchedule(), new LinearWarmUp(), new WarmUpLinear(), new WarmUpCosine(), new InverseSquareRoot(), new StepDecay(), new OneCycle(),
        new OneCycle { Annealing = Annealing.Linear, StartShare = 0 }, new OneCycle { StartShare = 1 }, new ReduceOnPlateau(),
    ];

    public static TheoryData<string> WarmUpNames => [.. WithWarmUp.Keys];

    [Fact]
    public void A_factor_is_from_0_to_1_whatever_the_length_of_the_training() =>
        Prop.ForAll(Lengths(), lengths =>
        {
            var (steps, _, perEpoch) = lengths;
            foreach (var schedule in All)
                Assert.All(Factors(schedule, steps, perEpoch), factor => Assert.InRange(factor, double.Epsilon, 1));
        }).QuickCheckThrowOnFailure();

    [Theory]
    [MemberData(nameof(WarmUpNames))]
    public void A_warm_up_rises_evenly_to_1_and_what_comes_after_never_rises(string name) =>
        Prop.ForAll(Lengths(), lengths =>
        {
            var (steps, warmUp, perEpoch) = lengths;
            var factors = Factors(WithWarmUp[name](warmUp), steps, perEpoch);
            for (var step = 0; step < Math.Min(steps, warmUp); step++)
                Assert.Equal((step + 1.0) / warmUp, factors[step], 1e-12);
            if (steps >= warmUp)
                Assert.Equal(1, factors[Math.Max(0, warmUp - 1)]);
            for (var step = Math.Max(1, warmUp); step < steps; step++)
                Assert.True(factors[step] <= factors[step - 1], $"step {step}");
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void The_last_step_has_the_factor_that_its_curve_ends_with() =>
        Prop.ForAll(Lengths(), lengths =>
        {
            var (steps, warmUp, perEpoch) = lengths;
            if (steps <= Math.Max(1, warmUp))
                return;
            double Last(Schedule schedule) => schedule.Start(steps, perEpoch).Factor(steps - 1);
            var left = steps + 1 - Math.Max(1, warmUp); // the step after the last is the end of the curve
            Assert.Equal(1, Last(new LinearWarmUp { WarmUpSteps = warmUp }));
            Assert.Equal(1.0 / left, Last(new WarmUpLinear { WarmUpSteps = warmUp }), 1e-12);
            Assert.Equal(Math.Pow(Math.Sin(Math.PI / 2 / left), 2), Last(new WarmUpCosine { WarmUpSteps = warmUp }), 1e-12);
            Assert.Equal(Math.Sqrt(Math.Max(1, warmUp) / (double)steps), Last(new InverseSquareRoot { WarmUpSteps = warmUp }), 1e-12);
            Assert.Equal(1 / 25.0 / 10_000, Last(new OneCycle()), 1e-12);
        }).QuickCheckThrowOnFailure();

    [Theory]
    [InlineData(0.1f, null, 200, 20)]
    [InlineData(0.25f, null, 10, 2)]
    [InlineData(0, null, 200, 1)]
    [InlineData(1, null, 200, 200)]
    [InlineData(0.5f, 7, 200, 7)]
    [InlineData(0.5f, 0, 200, 1)]
    [InlineData(0.5f, 300, 200, 300)]
    public void Steps_go_before_a_share_which_is_of_all_steps(float share, int? given, int steps, int warmUp)
    {
        var running = new LinearWarmUp { WarmUpShare = share, WarmUpSteps = given }.Start(steps, 10);
        Assert.Equal(1.0 / warmUp, running.Factor(0), 1e-12);
        Assert.Equal(1, running.Factor(warmUp - 1));
    }

    [Fact]
    public void After_the_last_step_a_curve_stays_at_its_end()
    {
        double Later(Schedule schedule) => schedule.Start(40, 10).Factor(1000);
        Assert.Equal(0, Later(new WarmUpLinear()));
        Assert.Equal(0.25, Later(new WarmUpCosine { MinimumFactor = 0.25f }), 1e-12);
        Assert.Equal(1 / 25.0 / 10_000, Later(new OneCycle()), 1e-12);
        Assert.Equal(0.2, Later(new InverseSquareRoot { WarmUpSteps = 40 }), 0.001);
    }

    [Fact]
    public void A_quarter_is_left_after_sixteen_times_the_warm_up() =>
        Assert.Equal(0.25, new InverseSquareRoot { WarmUpSteps = 10 }.Start(1000, 1).Factor(159), 1e-12);

    [Fact]
    public void Steps_of_an_epoch_share_the_factor_of_step_decay()
    {
        var factors = Factors(new StepDecay { EveryEpochs = 2, Factor = 0.5f }, steps: 15, perEpoch: 3);
        Assert.Equal([1, 1, 1, 1, 1, 1, 0.5, 0.5, 0.5, 0.5, 0.5, 0.5, 0.25, 0.25, 0.25], factors);
    }

    [Fact]
    public void A_schedule_that_the_step_decides_has_no_state() =>
        Assert.All(All.Where(schedule => schedule is not ReduceOnPlateau), schedule => Assert.Empty(schedule.Start(10, 2).State));

    private static double[] Factors(Schedule schedule, int steps, int perEpoch)
    {
        var running = schedule.Start(steps, perEpoch);
        return [.. Enumerable.Range(0, steps).Select(step => running.Factor(step))];
    }

    /// <summary>All steps, those of the warm-up, those of an epoch.</summary>
    private static Arbitrary<(int Steps, int WarmUp, int PerEpoch)> Lengths() =>
        (from steps in Gen.Choose(1, 90)
         from warmUp in Gen.Choose(0, 100)
         from perEpoch in Gen.Choose(1, 30)
         select (steps, warmUp, perEpoch)).ToArbitrary();
}
