using SeqML.Engine.Kernels.Reductions;
using SeqML.TestKit;

namespace SeqML.Engine.Tests.Kernels;

/// <summary>Softmax and log-sum-exp where the formula as it stands would overflow.</summary>
public sealed class SoftmaxExtremesTests
{
    [Fact]
    public void Scores_of_100_and_1000_give_0_and_1()
    {
        var y = Softmax(100, 1000);
        Assert.InRange(y[0], 0, 1.3e-38f);
        Assert.Equal(1, y[1]);
        Assert.Equal(1000, ReductionKernels.LogSumExp([100, 1000]));
    }

    [Theory]
    [InlineData(0f)]
    [InlineData(-3f)]
    [InlineData(float.MaxValue)]
    [InlineData(float.MinValue)]
    [InlineData(float.Epsilon)]
    public void Equal_scores_give_equal_probabilities(float score)
    {
        var y = Softmax(score, score, score, score);
        Assert.All(y, value => Assert.Equal(0.25f, value));
        Expect.Close(score + Math.Log(4), ReductionKernels.LogSumExp([score, score, score, score]), Tolerance.Kernel, "log-sum-exp");
    }

    [Fact]
    public void The_largest_and_smallest_floats_together_stay_finite()
    {
        var y = Softmax(float.MaxValue, float.MinValue);
        Assert.Equal(1, y[0]);
        Assert.InRange(y[1], 0, 1.3e-38f);
        Assert.Equal(float.MaxValue, ReductionKernels.LogSumExp([float.MaxValue, float.MinValue]));
    }

    [Fact]
    public void Minus_infinity_has_no_share()
    {
        var y = Softmax(1, float.NegativeInfinity, 1, float.NegativeInfinity);
        Assert.Equal(0.5f, y[0]);
        Assert.Equal(0.5f, y[2]);
        Assert.InRange(y[1], 0, 1.3e-38f);
        Expect.Close(1 + Math.Log(2), ReductionKernels.LogSumExp([1, float.NegativeInfinity, 1]), Tolerance.Kernel, "log-sum-exp");
    }

    [Fact]
    public void Nan_anywhere_gives_nan_everywhere()
    {
        for (var length = 1; length < 70; length++)
            for (var position = 0; position < length; position++)
            {
                var x = RandomFloats.Uniform(length, length);
                x[position] = float.NaN;
                Assert.All(Softmax(x), value => Assert.True(float.IsNaN(value)));
                Assert.True(double.IsNaN(ReductionKernels.LogSumExp(x)));
            }
    }

    [Fact]
    public void Infinities_alone_leave_no_probabilities()
    {
        Assert.All(Softmax(float.NegativeInfinity, float.NegativeInfinity), value => Assert.True(float.IsNaN(value)));
        Assert.All(Softmax(float.PositiveInfinity, 1), value => Assert.True(float.IsNaN(value)));
        Assert.Equal(float.NegativeInfinity, ReductionKernels.LogSumExp([float.NegativeInfinity, float.NegativeInfinity]));
        Assert.Equal(float.PositiveInfinity, ReductionKernels.LogSumExp([1, float.PositiveInfinity]));
    }

    private static float[] Softmax(params float[] x)
    {
        var y = new float[x.Length];
        ReductionKernels.Softmax(x, y);
        return y;
    }
}
