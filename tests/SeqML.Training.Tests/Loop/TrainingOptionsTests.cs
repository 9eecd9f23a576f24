using System.Globalization;
using SeqML.Training.Loop;

namespace SeqML.Training.Tests.Loop;

public sealed class TrainingOptionsTests
{
    private static readonly TrainingOptions Sound = new();

    /// <summary>What is wrong, named by option and value, and the range that its message tells.</summary>
    private static readonly Dictionary<string, (TrainingOptions Options, string Range)> Wrong = new()
    {
        ["Epochs 0"] = (Sound with { Epochs = 0 }, "at least 1"),
        ["Epochs -3"] = (Sound with { Epochs = -3 }, "at least 1"),
        ["BatchSize 0"] = (Sound with { BatchSize = 0 }, "at least 1"),
        ["BatchSize -2147483648"] = (Sound with { BatchSize = int.MinValue }, "at least 1"),
        ["LearningRate 0"] = (Sound with { LearningRate = 0 }, "above 0 and finite"),
        ["LearningRate -0.5"] = (Sound with { LearningRate = -0.5f }, "above 0 and finite"),
        ["LearningRate NaN"] = (Sound with { LearningRate = float.NaN }, "above 0 and finite"),
        ["LearningRate Infinity"] = (Sound with { LearningRate = float.PositiveInfinity }, "above 0 and finite"),
        ["WeightDecay -0.5"] = (Sound with { WeightDecay = -0.5f }, "at least 0 and finite"),
        ["WeightDecay NaN"] = (Sound with { WeightDecay = float.NaN }, "at least 0 and finite"),
        ["WeightDecay Infinity"] = (Sound with { WeightDecay = float.PositiveInfinity }, "at least 0 and finite"),
        ["MaximumGradientNorm 0"] = (Sound with { MaximumGradientNorm = 0 }, "above 0"),
        ["MaximumGradientNorm -1"] = (Sound with { MaximumGradientNorm = -1 }, "above 0"),
        ["MaximumGradientNorm NaN"] = (Sound with { MaximumGradientNorm = float.NaN }, "above 0"),
        ["MaximumGradientNorm -Infinity"] = (Sound with { MaximumGradientNorm = float.NegativeInfinity }, "above 0"),
        ["ValidationFraction -0.1"] = (Sound with { ValidationFraction = -0.1f }, "from 0 up to, but not, 1"),
        ["ValidationFraction 1"] = (Sound with { ValidationFraction = 1 }, "from 0 up to, but not, 1"),
        ["ValidationFraction NaN"] = (Sound with { ValidationFraction = float.NaN }, "from 0 up to, but not, 1"),
        ["ValidationFraction Infinity"] = (Sound with { ValidationFraction = float.PositiveInfinity }, "from 0 up to, but not, 1"),
        ["Patience 0"] = (Sound with { Patience = 0 }, "at least 1"),
        ["Patience -1"] = (Sound with { Patience = -1 }, "at least 1"),
        ["Threads 0"] = (Sound with { Threads = 0 }, "from 1 to 64, or null"),
        ["Threads 65"] = (Sound with { Threads = 65 }, "from 1 to 64, or null"),
    };

    private static readonly Dictionary<string, TrainingOptions> Right = new()
    {
        ["defaults"] = Sound,
        ["smallest"] = new()
        {
            Epochs = 1, BatchSize = 1, LearningRate = float.Epsilon, WeightDecay = 0,
            MaximumGradientNorm = float.Epsilon, ValidationFraction = 0, Patience = 1, Seed = int.MinValue, Threads = 1,
        },
        ["largest"] = new()
        {
            Epochs = int.MaxValue, BatchSize = int.MaxValue, LearningRate = float.MaxValue, WeightDecay = float.MaxValue,
            MaximumGradientNorm = float.PositiveInfinity, ValidationFraction = 0.9999f, Patience = int.MaxValue, Seed = int.MaxValue, Threads = 64,
        },
    };

    public static TheoryData<string> WrongNames => [.. Wrong.Keys];

    public static TheoryData<string> RightNames => [.. Right.Keys];

    [Theory]
    [MemberData(nameof(WrongNames))]
    public void An_option_out_of_range_is_told_with_its_name_what_was_expected_and_what_was_found(string name)
    {
        var (options, range) = Wrong[name];
        var (option, value) = (name.Split(' ')[0], name.Split(' ')[1]);
        var error = Assert.Throws<ArgumentOutOfRangeException>(options.Validate);
        Assert.Equal(option, error.ParamName);
        Assert.Equal(value, string.Create(CultureInfo.InvariantCulture, $"{error.ActualValue}"));
        Assert.Contains($"Expected the training option {option} to be {range}, found {value}.", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(RightNames))]
    public void Options_within_their_ranges_are_accepted(string name) => Assert.Null(Record.Exception(Right[name].Validate));

    [Fact]
    public void The_defaults_are_those_of_the_documentation()
    {
        Assert.Equal((50, 32, 1e-3f, 0.01f), (Sound.Epochs, Sound.BatchSize, Sound.LearningRate, Sound.WeightDecay));
        Assert.Equal((1f, 0.1f, 3), (Sound.MaximumGradientNorm, Sound.ValidationFraction, Sound.Patience));
        Assert.Null(Sound.Seed);
        Assert.Null(Sound.Progress);
        Assert.False(Sound.CancellationToken.CanBeCanceled);
    }

    [Fact]
    public void Training_with_an_option_out_of_range_does_not_start()
    {
        var task = new FakeTask();
        Assert.Throws<ArgumentOutOfRangeException>(() => TrainingLoop.Run(task, Sound with { Epochs = 0 }, new(1), TimeProvider.System));
        Assert.Equal(0, task.Epochs);
    }
}
