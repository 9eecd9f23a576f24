using SeqML.Embeddings.Learning.Objectives;
using SeqML.Embeddings.Learning.Steps;
using SeqML.Engine.Randomness;

namespace SeqML.Embeddings.Tests.Learning;

public sealed class ObjectiveTests
{
    private static readonly long[] Counts = [5000, 2500, 1200, 1200, 300, 40, 5];

    [Theory]
    [InlineData(0)]
    [InlineData(0.5)]
    [InlineData(0.75)]
    [InlineData(1)]
    public void Noise_is_drawn_by_counts_to_the_power(double power)
    {
        const int draws = 200_000;
        var (table, random, found) = (NoiseTable.OfCounts(Counts, power), new SeededRandom(7), new int[Counts.Length]);
        for (var i = 0; i < draws; i++)
            found[table.Draw(random)]++;
        var total = Counts.Sum(count => Math.Pow(count, power));
        var chiSquare = Counts.Select((count, word) => (Expected: draws * Math.Pow(count, power) / total, Found: found[word])).Sum(cell => Math.Pow(cell.Found - cell.Expected, 2) / cell.Expected);
        Assert.InRange(chiSquare, 0, 22.46); // the 99.9th percentile for 6 degrees of freedom
    }

    [Fact]
    public void Noise_of_one_word_or_of_words_alike_is_even()
    {
        var random = new SeededRandom(1);
        Assert.Equal(0, NoiseTable.OfWeights([3]).Draw(random));
        var found = new int[5];
        var table = NoiseTable.OfWeights([2, 2, 2, 2, 2]);
        for (var i = 0; i < 50_000; i++)
            found[table.Draw(random)]++;
        Assert.All(found, count => Assert.InRange(count, 9_500, 10_500));
    }

    [Fact]
    public void The_right_word_is_never_noise()
    {
        var (rows, random, buffer) = (new NoiseRows(NoiseTable.OfCounts([9, 1], 1), 5), new SeededRandom(3), new int[6]);
        for (var i = 0; i < 1000; i++)
        {
            rows.Choose(0, random, buffer, out var chosen, out var signs);
            Assert.Equal(chosen.Length, signs.Length);
            Assert.Equal(0, chosen[0]);
            Assert.Equal(1, signs[0]);
            Assert.False(chosen[1..].Contains(0));
            Assert.False(signs[1..].Contains(1));
        }
    }

    [Fact]
    public void Ways_in_the_tree_are_a_prefix_code()
    {
        foreach (var counts in SomeCounts())
        {
            var tree = HuffmanTree.OfCounts(counts);
            var codes = Enumerable.Range(0, counts.Length).Select(word => string.Concat(tree.Signs(word).ToArray().Select(sign => sign > 0 ? '0' : '1'))).ToList();
            Assert.Equal(1.0, codes.Sum(code => Math.Pow(2, -code.Length)), 1e-9); // Kraft: the code is complete
            codes.Sort(StringComparer.Ordinal);
            for (var i = 1; i < codes.Count; i++)
                Assert.False(codes[i].StartsWith(codes[i - 1], StringComparison.Ordinal));
        }
    }

    [Fact]
    public void Ways_in_the_tree_lead_through_the_same_nodes_by_the_same_turns()
    {
        foreach (var counts in SomeCounts())
        {
            var tree = HuffmanTree.OfCounts(counts);
            var children = new HashSet<(int Node, float Turn)>();
            var afterTurns = new Dictionary<string, int>();
            for (var word = 0; word < counts.Length; word++)
            {
                var (nodes, signs, turns) = (tree.Nodes(word).ToArray(), tree.Signs(word).ToArray(), "");
                for (var i = 0; i < nodes.Length; i++)
                {
                    Assert.InRange(nodes[i], 0, counts.Length - 2);
                    Assert.True(!afterTurns.TryGetValue(turns, out var known) || known == nodes[i]);
                    afterTurns[turns] = nodes[i];
                    children.Add((nodes[i], signs[i]));
                    turns += signs[i] > 0 ? '0' : '1';
                }
            }
            Assert.Equal(counts.Length - 1, afterTurns.Count);
            Assert.Equal(2 * (counts.Length - 1), children.Count);
        }
    }

    [Fact]
    public void No_tree_has_shorter_ways()
    {
        foreach (var counts in SomeCounts())
        {
            var tree = HuffmanTree.OfCounts(counts);
            var length = counts.Select((count, word) => count * tree.Nodes(word).Length).Sum();
            // The length of Huffman's code is the sum of all merged weights.
            var queue = new PriorityQueue<long, long>(counts.Select(count => (count, count)));
            var expected = 0L;
            while (queue.Count > 1)
            {
                var merged = queue.Dequeue() + queue.Dequeue();
                expected += merged;
                queue.Enqueue(merged, merged);
            }
            Assert.Equal(expected, length);
        }
    }

    [Theory]
    [InlineData(1000, 1_000_000, 1e-3, 1)] // as frequent as the threshold: sqrt 1 + 1
    [InlineData(10_000, 1_000_000, 1e-3, 0.41622776601683794)] // sqrt 0.1 + 0.1
    [InlineData(100_000, 1_000_000, 1e-3, 0.11)]
    [InlineData(100_000, 1_000_000, 0, 1)]
    public void Frequent_words_are_kept_less_often(long count, long total, double threshold, double expected) =>
        Assert.Equal(expected, Subsampling.Probability(count, total, threshold), 1e-12);

    [Fact]
    public void Limits_are_the_probabilities_of_32_bits()
    {
        var limits = Subsampling.Limits([500_000, 100_000, 10], 600_010, 1e-3)!;
        Assert.Equal(Subsampling.Probability(500_000, 600_010, 1e-3), limits[0] / Math.Pow(2, 32), 1e-9);
        Assert.Equal(Subsampling.Probability(100_000, 600_010, 1e-3), limits[1] / Math.Pow(2, 32), 1e-9);
        Assert.Equal(uint.MaxValue, limits[2]);
        Assert.Null(Subsampling.Limits([5, 5], 10, 0));
    }

    [Fact]
    public void The_sum_of_losses_is_that_of_logarithms()
    {
        var (sum, expected, random) = (new LossSum(), 0d, new SeededRandom(1));
        for (var i = 0; i < 10_000; i++)
        {
            var likelihood = Math.Pow(10, -90 * random.NextDouble());
            sum.Add(likelihood);
            expected -= Math.Log(likelihood);
        }
        Assert.Equal(expected, sum.Value, expected * 1e-12);
    }

    private static IEnumerable<long[]> SomeCounts()
    {
        yield return [1, 1];
        yield return [7, 7, 7, 7, 7];
        yield return Counts;
        yield return [.. Fibonacci().Take(60).Reverse()]; // the deepest tree that there can be
        var random = new SeededRandom(5);
        for (var size = 2; size < 300; size += 37)
            yield return [.. Enumerable.Range(0, size).Select(_ => 1L + random.NextInteger(1000)).OrderDescending()];
    }

    private static IEnumerable<long> Fibonacci()
    {
        for (var (a, b) = (1L, 1L); ; (a, b) = (b, a + b))
            yield return a;
    }
}
