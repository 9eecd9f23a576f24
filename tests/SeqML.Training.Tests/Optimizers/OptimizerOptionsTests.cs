using System.Globalization;
using SeqML.Training.Loop;
using SeqML.Training.Optimizers;

namespace SeqML.Training.Tests.Optimizers;

public sealed class OptimizerOptionsTests
{
    /// <summary>What is wrong, named by its rule, option and value, and the range that its message tells.</summary>
    private static readonly Dictionary<string, (Optimizer Rule, string Range)> Wrong = new()
    {
        ["Sgd Momentum -0.5"] = (new Sgd { Momentum = -0.5f }, "from 0 up to, but not, 1"),
        ["Sgd Momentum 1"] = (new Sgd { Momentum = 1 }, "from 0 up to, but not, 1"),
        ["Sgd Momentum NaN"] = (new Sgd { Momentum = float.NaN }, "from 0 up to, but not, 1"),
        ["Sgd Dampening -0.5"] = (new Sgd { Dampening = -0.5f }, "from 0 to 1"),
        ["Sgd Dampening 1.5"] = (new Sgd { Dampening = 1.5f }, "from 0 to 1"),
        ["Sgd Dampening NaN"] = (new Sgd { Dampening = float.NaN }, "from 0 to 1"),
        ["Sgd Nesterov True"] = (new Sgd { Nesterov = true }, "false where Momentum is 0 or Dampening is above 0"),
        ["Sgd dampened Nesterov True"] = (new Sgd { Nesterov = true, Momentum = 0.9f, Dampening = 0.5f }, "false where Momentum is 0 or Dampening is above 0"),
        ["Adagrad InitialAccumulator -1"] = (new Adagrad { InitialAccumulator = -1 }, "at least 0 and finite"),
        ["Adagrad InitialAccumulator NaN"] = (new Adagrad { InitialAccumulator = float.NaN }, "at least 0 and finite"),
        ["Adagrad LearningRateDecay -1"] = (new Adagrad { LearningRateDecay = -1 }, "at least 0 and finite"),
        ["Adagrad LearningRateDecay Infinity"] = (new Adagrad { LearningRateDecay = float.PositiveInfinity }, "at least 0 and finite"),
        ["Adagrad Epsilon 0"] = (new Adagrad { Epsilon = 0 }, "above 0 and finite"),
        ["RmsProp Alpha 1"] = (new RmsProp { Alpha = 1 }, "from 0 up to, but not, 1"),
        ["RmsProp Alpha -0.5"] = (new RmsProp { Alpha = -0.5f }, "from 0 up to, but not, 1"),
        ["RmsProp Epsilon 0"] = (new RmsProp { Epsilon = 0 }, "above 0 and finite"),
        ["RmsProp Momentum 1"] = (new RmsProp { Momentum = 1 }, "from 0 up to, but not, 1"),
        ["Adam Beta1 1"] = (new Adam { Beta1 = 1 }, "from 0 up to, but not, 1"),
        ["Adam Beta2 -0.5"] = (new Adam { Beta2 = -0.5f }, "from 0 up to, but not, 1"),
        ["Adam Epsilon NaN"] = (new Adam { Epsilon = float.NaN }, "above 0 and finite"),
        ["AdamW Beta1 NaN"] = (new AdamW { Beta1 = float.NaN }, "from 0 up to, but not, 1"),
        ["AdamW Beta2 1"] = (new AdamW { Beta2 = 1 }, "from 0 up to, but not, 1"),
        ["AdamW Epsilon Infinity"] = (new AdamW { Epsilon = float.PositiveInfinity }, "above 0 and finite"),
    };

    private static readonly Optimizer[] Right =
    [
        new Sgd(), new Sgd { Momentum = 0.99f, Dampening = 1 }, new Sgd { Momentum = float.Epsilon, Nesterov = true },
        new Adagrad(), new Adagrad { InitialAccumulator = float.MaxValue, LearningRateDecay = float.MaxValue, Epsilon = float.Epsilon },
        new RmsProp(), new RmsProp { Alpha = 0, Epsilon = float.MaxValue, Momentum = 0.99f, Centered = true },
        new Adam(), new Adam { Beta1 = 0, Beta2 = 0, Epsilon = float.Epsilon },
        new AdamW(), new AdamW { Beta1 = 0, Beta2 = 0, Epsilon = float.MaxValue },
    ];

    public static TheoryData<string> WrongNames => [.. Wrong.Keys];

    [Theory]
    [MemberData(nameof(WrongNames))]
    public void An_option_out_of_range_is_told_with_its_name_what_was_expected_and_what_was_found(string name)
    {
        var (rule, range) = Wrong[name];
        var (option, value) = (name.Split(' ')[^2], name.Split(' ')[^1]);
        var error = Assert.Throws<ArgumentOutOfRangeException>(new TrainingOptions { Optimizer = rule }.Validate);
        Assert.Equal(option, error.ParamName);
        Assert.Equal(value, string.Create(CultureInfo.InvariantCulture, $"{error.ActualValue}"));
        Assert.Contains($"Expected the training option {option} to be {range}, found {value}.", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Options_within_their_ranges_are_accepted() =>
        Assert.All(Right, rule => Assert.Null(Record.Exception(new TrainingOptions { Optimizer = rule }.Validate)));

    [Fact]
    public void The_defaults_are_those_of_pytorch()
    {
        Assert.Equal(new Sgd { Momentum = 0, Dampening = 0, Nesterov = false }, new Sgd());
        Assert.Equal(new Adagrad { InitialAccumulator = 0, LearningRateDecay = 0, Epsilon = 1e-10f }, new Adagrad());
        Assert.Equal(new RmsProp { Alpha = 0.99f, Epsilon = 1e-8f, Momentum = 0, Centered = false }, new RmsProp());
        Assert.Equal(new Adam { Beta1 = 0.9f, Beta2 = 0.999f, Epsilon = 1e-8f }, new Adam());
        Assert.Equal(new AdamW { Beta1 = 0.9f, Beta2 = 0.999f, Epsilon = 1e-8f }, new AdamW());
    }
}
