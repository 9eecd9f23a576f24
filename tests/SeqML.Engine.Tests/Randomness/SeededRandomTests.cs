using SeqML.Engine.Randomness;

namespace SeqML.Engine.Tests.Randomness;

public sealed class SeededRandomTests
{
    /// <summary>The test vector of Rust's rand_xoshiro for the state 1, 2, 3, 4, made by the authors' C.</summary>
    [Fact]
    public void The_reference_gives_the_published_values() =>
        CheckSequence(new Xoshiro([1, 2, 3, 4]).Next,
            41943041, 58720359, 3588806011781223, 3591011842654386, 9228616714210784205,
            9973669472204895162, 14011001112246962877, 12406186145184390807, 15849039046786891736, 10450023813501588000);

    /// <summary>The test vector of Rust's rand for the seed 0 spread by SplitMix64.</summary>
    [Fact]
    public void Seed_0_gives_the_published_values() =>
        CheckSequence(new SeededRandom(0).NextBits,
            5987356902031041503, 7051070477665621255, 6633766593972829180, 211316841551650330, 9136120204379184874,
            379361710973160858, 15813423377499357806, 15596884590815070553, 5439680534584881407, 1369371744833522710);

    [Theory]
    [InlineData(1)]
    [InlineData(-1)]
    [InlineData(42)]
    [InlineData(long.MinValue)]
    public void Every_seed_gives_the_values_of_the_reference(long seed)
    {
        var (random, reference) = (new SeededRandom(seed), Xoshiro.FromSeed((ulong)seed));
        for (var i = 0; i < 1000; i++)
            Assert.Equal(reference.Next(), random.NextBits());
    }

    [Fact]
    public void Singles_and_doubles_are_the_high_bits_from_0_up_to_but_not_1()
    {
        var (bits, singles, doubles) = (new SeededRandom(3), new SeededRandom(3), new SeededRandom(3));
        for (var i = 0; i < 10_000; i++)
        {
            var high = bits.NextBits();
            Assert.Equal((float)(high >> 40) / (1 << 24), singles.NextSingle());
            Assert.Equal((double)(high >> 11) / (1L << 53), doubles.NextDouble());
        }
        Assert.True(0xFFFFFF * (1f / (1 << 24)) < 1);
    }

    [Fact]
    public void Integers_are_all_equally_likely()
    {
        var (random, counts) = (new SeededRandom(4), new int[7]);
        for (var i = 0; i < 70_000; i++)
            counts[random.NextInteger(7)]++;
        Assert.All(counts, count => Assert.InRange(count, 9600, 10_400));
        Assert.Equal(0, random.NextInteger(1));
        Assert.Throws<ArgumentOutOfRangeException>(() => random.NextInteger(0));
        Assert.Throws<ArgumentOutOfRangeException>(() => random.NextInteger(-5));
    }

    [Fact]
    public void Uniform_numbers_have_the_moments_of_their_distribution()
    {
        var values = new float[200_000];
        new SeededRandom(5).FillUniform(values, -1, 3);
        Assert.All(values, value => Assert.InRange(value, -1, 3));
        Assert.InRange(values.Average(), 0.99, 1.01);
        Assert.InRange(values.Average(value => (value - 1) * (value - 1)), 4 / 3d - 0.01, 4 / 3d + 0.01);
    }

    [Theory]
    [InlineData(200_000)]
    [InlineData(200_001)]
    public void Normal_numbers_have_the_moments_of_their_distribution(int length)
    {
        var values = new float[length];
        new SeededRandom(6).FillNormal(values, standardDeviation: 2);
        Assert.All(values, value => Assert.True(float.IsFinite(value)));
        Assert.InRange(values.Average(), -0.02, 0.02);
        Assert.InRange(values.Average(value => value * value), 3.95, 4.05);
        Assert.InRange(values.Average(value => Math.Pow(value / 2, 3)), -0.05, 0.05);
        Assert.InRange(values.Average(value => Math.Pow(value / 2, 4)), 2.9, 3.1);
        Assert.InRange(values.Count(value => Math.Abs(value) < 2) / (double)length, 0.678, 0.688);
    }

    [Fact]
    public void Shuffling_gives_a_permutation_each_as_likely_as_another()
    {
        var (random, counts) = (new SeededRandom(7), new Dictionary<string, int>());
        for (var i = 0; i < 60_000; i++)
        {
            char[] items = ['a', 'b', 'c'];
            random.Shuffle<char>(items);
            counts[new string(items)] = counts.GetValueOrDefault(new string(items)) + 1;
        }
        Assert.Equal(["abc", "acb", "bac", "bca", "cab", "cba"], counts.Keys.Order());
        Assert.All(counts.Values, count => Assert.InRange(count, 9600, 10_400));
    }

    [Fact]
    public void Shuffling_keeps_every_item()
    {
        foreach (var length in new[] { 0, 1, 2, 100, 1001 })
        {
            var items = Enumerable.Range(0, length).ToArray();
            new SeededRandom(8).Shuffle<int>(items);
            Assert.Equal(Enumerable.Range(0, length), items.Order());
        }
    }

    private static void CheckSequence(Func<ulong> next, params ulong[] expected)
    {
        foreach (var value in expected)
            Assert.Equal(value, next());
    }
}
