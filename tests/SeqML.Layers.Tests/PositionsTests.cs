using SeqML.Engine.Autograd;
using SeqML.Engine.Randomness;
using SeqML.Engine.Tensors;
using SeqML.Layers.Positions;
using SeqML.TestKit;

namespace SeqML.Layers.Tests;

public sealed class PositionsTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(5)]
    [InlineData(8)]
    public void Waves_are_those_of_the_paper_at_any_length(int size)
    {
        var positions = new SinusoidalPositions(size);
        foreach (var length in new[] { 3, 64, 65, 300 })
        {
            var batch = new PackedBatch(new int[length], new int[2]);
            var y = positions.Forward(new Tape(false), Ones(batch, size), batch.Sequences);
            for (var t = 0; t < length; t++)
                for (var i = 0; i < size; i++)
                {
                    var angle = t / Math.Pow(10000, 2 * (i / 2) / (double)size);
                    Expect.Close(Math.Sqrt(size) + (i % 2 == 0 ? Math.Sin(angle) : Math.Cos(angle)), batch.Row(y, 0, t)[i], Tolerance.Kernel, Math.Sqrt(size) + 1, "wave");
                    if (t < 2)
                        Assert.Equal(batch.Row(y, 0, t)[i], batch.Row(y, 1, t)[i]);
                }
        }
    }

    [Fact]
    public void Learned_positions_are_added_by_place_and_refuse_what_is_longer()
    {
        var positions = new LearnedPositions(4, 3, new SeededRandom(1));
        var batch = new PackedBatch(new int[4], new int[2]);
        var y = positions.Forward(new Tape(false), Ones(batch, 3), batch.Sequences);
        for (var t = 0; t < 2; t++)
            for (var i = 0; i < 3; i++)
            {
                Assert.Equal(1 + positions.Weight.Tensor.Values[3 * t + i], batch.Row(y, 0, t)[i]);
                Assert.Equal(batch.Row(y, 0, t)[i], batch.Row(y, 1, t)[i]);
            }
        var longer = new PackedBatch(new int[5], new int[1]);
        var error = Assert.Throws<ArgumentException>(() => positions.Forward(new Tape(false), Ones(longer, 3), longer.Sequences));
        Assert.Contains("at most 4 tokens", error.Message, StringComparison.Ordinal);
        Assert.Contains("found one of 5", error.Message, StringComparison.Ordinal);
    }

    private static Tensor Ones(PackedBatch batch, int size)
    {
        var x = new Tensor(Shape.Matrix(batch.Sequences.Rows, size));
        x.Values.Fill(1);
        return x;
    }
}
