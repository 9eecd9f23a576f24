using SeqML.Text.Subwords.Merging;

namespace SeqML.Text.Subwords.WordPiece;

/// <summary>
/// Finds the longest token that begins a word, then the longest that continues it, and so on, in a time that is linear in the word's length: LinMaxMatch. Where a path of the trie ends, the node's failure
/// link leads on to where a new look at the text would be, and its pops are the tokens that are certain by then. (Song et al. 2021, Fast WordPiece tokenization, algorithms 1 and 2.)
/// </summary>
internal sealed class WordPieceTrie
{
    private const int Beginning = 0;
    private const int Continuation = 1;
    private const int None = -1;

    /// <summary>Vocabularies of words have about one pop a node. One that was made to have a thousand is refused.</summary>
    private const int MostPops = 1 << 26;

    private readonly PairMap children = new();
    private readonly Node[] nodes;
    private readonly List<int> pops = [];

    private struct Node
    {
        public int Failure;
        public int FirstPop;
        public int PopCount;
    }

    /// <param name="tokens">Tokens by which words are written: whether each continues a word, and its text without the prefix.</param>
    /// <exception cref="InvalidDataException">Their table would not fit into memory.</exception>
    public WordPieceTrie(IEnumerable<(string Text, bool Continues, int Id)> tokens)
    {
        var (parents, labels, depths, ids) = (new List<int> { None, None }, new List<char> { '\0', '\0' }, new List<int> { 0, 0 }, new List<int> { None, None });
        foreach (var (text, continues, id) in tokens)
        {
            var node = continues ? Continuation : Beginning;
            foreach (var unit in text)
            {
                var child = children.Get(node, unit);
                if (child < 0)
                {
                    children.TryAdd(node, unit, child = parents.Count);
                    parents.Add(node);
                    labels.Add(unit);
                    depths.Add(depths[node] + 1);
                    ids.Add(None);
                }
                node = child;
            }
            ids[node] = id;
        }
        nodes = new Node[parents.Count];
        nodes[Beginning].Failure = nodes[Continuation].Failure = None;
        // A failure link leads to a node that is less deep.
        foreach (var node in Enumerable.Range(2, nodes.Length - 2).OrderBy(node => depths[node]))
            Link(ref nodes[node], nodes[parents[node]], labels[node], ids[node]);
    }

    /// <summary>The tokens of a word, in their order.</summary>
    /// <param name="word">A word without white space.</param>
    /// <param name="found">Room for as many tokens as the word has units.</param>
    /// <returns>How many there are; 0 where the word cannot be written by tokens.</returns>
    public int Match(ReadOnlySpan<char> word, Span<int> found)
    {
        var (node, count) = (Beginning, 0);
        foreach (var unit in word)
        {
            int child;
            while ((child = children.Get(node, unit)) < 0)
            {
                if (nodes[node].Failure == None)
                    return 0;
                count = Pop(nodes[node], found, count);
                node = nodes[node].Failure;
            }
            node = child;
        }
        while (nodes[node].Failure != None)
        {
            count = Pop(nodes[node], found, count);
            node = nodes[node].Failure;
        }
        return node == Continuation ? count : 0;
    }

    private int Pop(in Node node, Span<int> found, int count)
    {
        for (var i = 0; i < node.PopCount; i++)
            found[count++] = pops[node.FirstPop + i];
        return count;
    }

    /// <summary>Algorithm 2: where the search goes on from a node without a way onwards, and what it has found by then.</summary>
    private void Link(ref Node node, in Node parent, char label, int id)
    {
        (node.FirstPop, node.Failure) = (pops.Count, None);
        if (id != None)
        {
            pops.Add(id);
            (node.Failure, node.PopCount) = (Continuation, 1);
            return;
        }
        AddPops(parent);
        var next = parent.Failure;
        while (next != None && children.Get(next, label) < 0)
        {
            AddPops(nodes[next]);
            next = nodes[next].Failure;
        }
        if (next == None)
        {
            pops.RemoveRange(node.FirstPop, pops.Count - node.FirstPop);
            return;
        }
        node.Failure = children.Get(next, label);
        node.PopCount = pops.Count - node.FirstPop;
        if (pops.Count > MostPops)
            throw new InvalidDataException("Expected a vocabulary of words and parts of words, found one of so many long tokens that a table for them would not fit into memory.");
    }

    private void AddPops(in Node node)
    {
        for (var i = 0; i < node.PopCount; i++)
            pops.Add(pops[node.FirstPop + i]);
    }
}
