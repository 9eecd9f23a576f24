using SeqML.Embeddings.Pooling;

namespace SeqML.Embeddings.Tests.Pooling;

public sealed class PrincipalComponentTests
{
    [Fact]
    public void It_is_the_longest_direction_whatever_its_scale_and_the_same_each_time()
    {
        foreach (var scale in new[] { 1e-15f, 1, 1e15f })
        {
            // The longest direction is (2, 1) / sqrt(5), 3 times as long as (-1, 2) / sqrt(5).
            var found = Find([6 * scale, 3 * scale], [-1 * scale, 2 * scale]);
            Assert.Equal(2 / Math.Sqrt(5), found[0], 1e-6);
            Assert.Equal(1 / Math.Sqrt(5), found[1], 1e-6);
            Assert.Equal(found, Find([6 * scale, 3 * scale], [-1 * scale, 2 * scale]));
        }
    }

    [Fact]
    public void It_is_about_the_origin_and_not_about_the_mean() => Assert.Equal([0, 1], Find([-0.5f, 10], [0.5f, 10]).Select(value => MathF.Round(MathF.Abs(value), 5)));

    [Fact]
    public void One_that_stands_across_the_largest_numbers_is_found() // the largest entry of the products is not in its rows
    {
        var found = Find([0, 0, 1.5f], [1, 1, 0], [1, 0.9f, 0]);
        Assert.Equal(0, found[2], 1e-6);
        Assert.Equal(1, found[0] * found[0] + found[1] * found[1], 1e-6);
    }

    [Fact]
    public void Of_zeros_and_of_nothing_it_is_zero()
    {
        Assert.Equal([0, 0], Find([0, 0], [0, 0]));
        Assert.Equal([0, 0], new PrincipalComponent(2).Find());
    }

    [Fact]
    public void As_long_directions_end_in_one_between_them() => Assert.Equal(1, Find([1, 0], [0, 1]).Sum(value => value * value), 1e-6);

    private static float[] Find(params float[][] vectors)
    {
        var component = new PrincipalComponent(vectors[0].Length);
        foreach (var vector in vectors)
            component.Add(vector);
        return component.Find();
    }
}
