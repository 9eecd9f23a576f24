using FsCheck;
using FsCheck.Fluent;
using SeqML.Text.Subwords.Unigram.Tries;
using SeqML.Text.Tests.Tokenization;

namespace SeqML.Text.Tests.Subwords.Unigram;

public sealed class DoubleArrayTests
{
    private static readonly Arbitrary<int[][]> Keys = Arb.From(Gen.Choose(1, 6).NonEmptyListOf().Select(key => key.Take(6).ToArray()).ListOf()
        .Select(keys => keys.DistinctBy(key => string.Join(',', key)).Order(Comparer<int[]>.Create((left, right) => left.AsSpan().SequenceCompareTo(right))).ToArray()));

    [Fact]
    public void Keys_are_found_and_nothing_else_is() => Check.One(Texts.Trials(3000), Prop.ForAll(Keys, Keys, (keys, others) =>
    {
        if (keys.Length == 0)
            return true;
        var trie = Build(keys, 8);
        var known = keys.Select(key => string.Join(',', key)).ToHashSet();
        return Enumerable.Range(0, keys.Length).All(key => trie.Find(keys[key]) == key)
            && others.All(other => known.Contains(string.Join(',', other)) || trie.Find(other) == -1)
            && keys.All(key => trie.Find([.. key, 0]) == -1 && trie.Find([.. key, 7]) == -1);
    }));

    [Fact]
    public void Code_0_leads_nowhere()
    {
        var trie = Build([[1], [1, 2], [2]], 3);
        Assert.All(Enumerable.Range(0, trie.Nodes.Length).Where(node => trie.Nodes[node].Parent >= -1), node => Assert.Equal(-1, trie.Child(node, 0)));
    }

    [Theory]
    [InlineData(60, 400_000, 8)]
    [InlineData(60_000, 300_000, 3)]
    [InlineData(60_000, 60_000, 1)]
    [InlineData(2, 1000, 1000)]
    public void Memory_is_a_few_times_that_of_the_nodes(int alphabet, int count, int length)
    {
        var random = new Random(1);
        // Frequent codes are small, as in tries of pieces.
        int[][] keys = [.. Enumerable.Range(0, count)
            .Select(_ => Enumerable.Range(0, random.Next(1, length + 1)).Select(_ => 1 + (int)(Math.Pow(random.NextDouble(), 4) * (alphabet - 1))).ToArray())
            .DistinctBy(key => string.Join(',', key)).Order(Comparer<int[]>.Create((left, right) => left.AsSpan().SequenceCompareTo(right)))];
        var trie = Build(keys, alphabet);
        Assert.All(Enumerable.Range(0, keys.Length).Where(key => key % 97 == 0), key => Assert.Equal(key, trie.Find(keys[key])));
        var nodes = trie.Nodes.Count(node => node.Parent >= -1);
        Assert.InRange(trie.Nodes.Length, nodes, 3 * nodes + 2000);
    }

    private static DoubleArray Build(int[][] keys, int alphabet)
    {
        var list = new KeyList();
        foreach (var key in keys)
            list.Add(key);
        Assert.Equal(keys.Sum(key => key.Length), list.Length);
        return DoubleArray.Build(list, alphabet);
    }
}
