using SeqML.Engine.Autograd;
using SeqML.Engine.Autograd.Operations;
using SeqML.Engine.Randomness;
using SeqML.Engine.Tensors;

namespace SeqML.Engine.Tests.Operations;

public sealed class DropoutTests
{
    [Theory]
    [InlineData(0.1f)]
    [InlineData(0.25f)]
    [InlineData(0.5f)]
    [InlineData(0.9f)]
    public void The_expectation_stays(float probability)
    {
        var y = Drop(400_000, probability, seed: 1);
        var deviation = Math.Sqrt(probability / (1 - probability) / y.Length);
        Assert.InRange(y.Average(), 1 - 4 * deviation, 1 + 4 * deviation);
        Assert.Equal([0, 1 / (1 - probability)], y.Distinct().Order());
    }

    [Fact]
    public void The_same_seed_drops_the_same_and_another_seed_does_not()
    {
        Assert.Equal(Drop(1000, 0.5f, seed: 5), Drop(1000, 0.5f, seed: 5));
        Assert.NotEqual(Drop(1000, 0.5f, seed: 5), Drop(1000, 0.5f, seed: 6));
    }

    [Fact]
    public void Neighbours_are_dropped_independently()
    {
        var y = Drop(400_000, 0.5f, seed: 3);
        for (var distance = 1; distance <= 5; distance++)
        {
            var both = 0;
            for (var i = distance; i < y.Length; i++)
                both += y[i] == 0 && y[i - distance] == 0 ? 1 : 0;
            Assert.InRange(both / (double)y.Length, 0.246, 0.254);
        }
    }

    private static float[] Drop(int length, float probability, long seed)
    {
        var ones = new Tensor(Shape.Vector(length));
        ones.Values.Fill(1);
        return DropoutOperation.Apply(new Tape(records: true), ones, probability, new SeededRandom(seed)).Values.ToArray();
    }
}
