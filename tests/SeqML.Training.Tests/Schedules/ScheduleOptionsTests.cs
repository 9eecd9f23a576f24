using System.Globalization;
using SeqML.Training.Loop;
using SeqML.Training.Schedules;

namespace SeqML.Training.Tests.Schedules;

public sealed class ScheduleOptionsTests
{
    /// <summary>What is wrong, named by its schedule, option and value, and the range that its message tells.</summary>
    private static readonly Dictionary<string, (Schedule Schedule, string Range)> Wrong = new()
    {
        ["LinearWarmUp WarmUpShare -0.5"] = (new LinearWarmUp { WarmUpShare = -0.5f }, "from 0 to 1"),
        ["LinearWarmUp WarmUpSteps -1"] = (new LinearWarmUp { WarmUpSteps = -1 }, "at least 0, or null"),
        ["WarmUpLinear WarmUpShare 1.5"] = (new WarmUpLinear { WarmUpShare = 1.5f }, "from 0 to 1"),
        ["WarmUpLinear WarmUpSteps -1"] = (new WarmUpLinear { WarmUpSteps = -1 }, "at least 0, or null"),
        ["WarmUpCosine WarmUpShare NaN"] = (new WarmUpCosine { WarmUpShare = float.NaN }, "from 0 to 1"),
        ["WarmUpCosine WarmUpSteps -1"] = (new WarmUpCosine { WarmUpSteps = -1 }, "at least 0, or null"),
        ["WarmUpCosine MinimumFactor 1.5"] = (new WarmUpCosine { MinimumFactor = 1.5f }, "from 0 to 1"),
        ["InverseSquareRoot WarmUpShare -1"] = (new InverseSquareRoot { WarmUpShare = -1 }, "from 0 to 1"),
        ["InverseSquareRoot WarmUpSteps -1"] = (new InverseSquareRoot { WarmUpSteps = -1 }, "at least 0, or null"),
        ["StepDecay EveryEpochs 0"] = (new StepDecay { EveryEpochs = 0 }, "at least 1"),
        ["StepDecay Factor 0"] = (new StepDecay { Factor = 0 }, "above 0, and at most 1"),
        ["StepDecay Factor 1.5"] = (new StepDecay { Factor = 1.5f }, "above 0, and at most 1"),
        ["OneCycle StartShare -0.5"] = (new OneCycle { StartShare = -0.5f }, "from 0 to 1"),
        ["OneCycle DivideBy 0.5"] = (new OneCycle { DivideBy = 0.5f }, "at least 1 and finite"),
        ["OneCycle DivideBy Infinity"] = (new OneCycle { DivideBy = float.PositiveInfinity }, "at least 1 and finite"),
        ["OneCycle FinalDivideBy NaN"] = (new OneCycle { FinalDivideBy = float.NaN }, "at least 1 and finite"),
        ["OneCycle Annealing 2"] = (new OneCycle { Annealing = (Annealing)2 }, "Cosine or Linear"),
        ["ReduceOnPlateau Factor 0"] = (new ReduceOnPlateau { Factor = 0 }, "above 0 and below 1"),
        ["ReduceOnPlateau Factor 1"] = (new ReduceOnPlateau { Factor = 1 }, "above 0 and below 1"),
        ["ReduceOnPlateau Patience -1"] = (new ReduceOnPlateau { Patience = -1 }, "at least 0"),
        ["ReduceOnPlateau Threshold -1"] = (new ReduceOnPlateau { Threshold = -1 }, "at least 0 and finite"),
        ["ReduceOnPlateau Cooldown -1"] = (new ReduceOnPlateau { Cooldown = -1 }, "at least 0"),
        ["ReduceOnPlateau MinimumFactor 1.5"] = (new ReduceOnPlateau { MinimumFactor = 1.5f }, "from 0 to 1"),
    };

    private static readonly Schedule[] Right =
    [
        new ConstantSchedule(), new LinearWarmUp(), new LinearWarmUp { WarmUpShare = 1 }, new LinearWarmUp { WarmUpSteps = int.MaxValue },
        new WarmUpLinear { WarmUpShare = 0 }, new WarmUpLinear { WarmUpSteps = 0 }, new WarmUpCosine(), new WarmUpCosine { MinimumFactor = 1 },
        new InverseSquareRoot(), new StepDecay(), new StepDecay { EveryEpochs = int.MaxValue, Factor = 1 },
        new OneCycle(), new OneCycle { StartShare = 0, DivideBy = 1, FinalDivideBy = 1, Annealing = Annealing.Linear }, new OneCycle { StartShare = 1 },
        new ReduceOnPlateau(), new ReduceOnPlateau { Factor = float.Epsilon, Patience = 0, Threshold = 0, Cooldown = int.MaxValue, MinimumFactor = 1 },
    ];

    public static TheoryData<string> WrongNames => [.. Wrong.Keys];

    [Theory]
    [MemberData(nameof(WrongNames))]
    public void An_option_out_of_range_is_told_with_its_name_what_was_expected_and_what_was_found(string name)
    {
        var (schedule, range) = Wrong[name];
        var (option, value) = (name.Split(' ')[1], name.Split(' ')[2]);
        var error = Assert.Throws<ArgumentOutOfRangeException>(new TrainingOptions { Schedule = schedule }.Validate);
        Assert.Equal(option, error.ParamName);
        Assert.Equal(value, string.Create(CultureInfo.InvariantCulture, $"{error.ActualValue}"));
        Assert.Contains($"Expected the training option {option} to be {range}, found {value}.", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Options_within_their_ranges_are_accepted() =>
        Assert.All(Right, schedule => Assert.Null(Record.Exception(new TrainingOptions { Schedule = schedule }.Validate)));

    [Fact]
    public void The_defaults_are_those_of_the_documentation()
    {
        Assert.Equal(new LinearWarmUp { WarmUpShare = 0.1f, WarmUpSteps = null }, new LinearWarmUp());
        Assert.Equal(new WarmUpLinear { WarmUpShare = 0.1f, WarmUpSteps = null }, new WarmUpLinear());
        Assert.Equal(new WarmUpCosine { WarmUpShare = 0.1f, WarmUpSteps = null, MinimumFactor = 0 }, new WarmUpCosine());
        Assert.Equal(new InverseSquareRoot { WarmUpShare = 0.1f, WarmUpSteps = null }, new InverseSquareRoot());
        Assert.Equal(new StepDecay { EveryEpochs = 5, Factor = 0.1f }, new StepDecay());
        Assert.Equal(new OneCycle { StartShare = 0.3f, DivideBy = 25, FinalDivideBy = 1e4f, Annealing = Annealing.Cosine }, new OneCycle());
        Assert.Equal(new ReduceOnPlateau { Factor = 0.1f, Patience = 1, Threshold = 1e-4f, Cooldown = 0, MinimumFactor = 0 }, new ReduceOnPlateau());
    }
}
