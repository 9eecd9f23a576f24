namespace SeqML.Embeddings.Learning.Objectives;

/// <summary>A binary tree with the words as leaves, the frequent ones near its root: no other has shorter ways on the average. (Huffman 1952.)</summary>
internal sealed class HuffmanTree
{
    private readonly int[] starts;
    private readonly int[] nodes;
    private readonly float[] signs;

    private HuffmanTree(int[] starts, int[] nodes, float[] signs) => (this.starts, this.nodes, this.signs) = (starts, nodes, signs);

    /// <summary>How many words there are. Inner nodes are one less.</summary>
    public int Count => starts.Length - 1;

    /// <summary>The tree of words with these counts, the largest first.</summary>
    public static HuffmanTree OfCounts(ReadOnlySpan<long> counts)
    {
        // Two queues are merged: the leaves from the rarest on, and the inner nodes, which are made in order of their weight. (van Leeuwen 1976.)
        var count = counts.Length;
        var weights = new long[count - 1];
        var parents = new int[(2 * count) - 1];
        var isRight = new bool[(2 * count) - 1];
        var (leaf, inner) = (count - 1, 0);
        for (var made = 0; made < count - 1; made++)
        {
            for (var side = 0; side < 2; side++)
            {
                var isLeaf = leaf >= 0 && (inner == made || counts[leaf] <= weights[inner]);
                weights[made] = checked(weights[made] + (isLeaf ? counts[leaf] : weights[inner]));
                var child = isLeaf ? leaf-- : count + inner++;
                (parents[child], isRight[child]) = (made, side == 1);
            }
        }
        var (starts, nodes, signs) = (new int[count + 1], new List<int>(), new List<float>());
        for (var word = 0; word < count; word++)
        {
            for (var child = word; child != (2 * count) - 2; child = count + parents[child])
            {
                nodes.Add(parents[child]);
                signs.Add(isRight[child] ? -1 : 1);
            }
            nodes.Reverse(starts[word], nodes.Count - starts[word]);
            signs.Reverse(starts[word], signs.Count - starts[word]);
            starts[word + 1] = nodes.Count;
        }
        return new HuffmanTree(starts, [.. nodes], [.. signs]);
    }

    /// <summary>The inner nodes on the way from the root to a word.</summary>
    public ReadOnlySpan<int> Nodes(int word) => nodes.AsSpan(starts[word], starts[word + 1] - starts[word]);

    /// <summary>The turn at each of them: 1 to the left, -1 to the right.</summary>
    public ReadOnlySpan<float> Signs(int word) => signs.AsSpan(starts[word], starts[word + 1] - starts[word]);
}
