namespace SeqML.Text.Stemming;

/// <summary>Groups of suffixes, among which the longest that a word ends with is found: a tree of letters, read from the word's end.</summary>
internal sealed class SuffixTable
{
    /// <summary>What is returned where a word has none of the suffixes.</summary>
    public const int None = -1;

    // Node n has the edges from firstEdge[n] to firstEdge[n + 1]; an edge has a letter and leads to a node; groups[n] is that of the suffix that ends there.
    private readonly int[] firstEdge;
    private readonly int[] groups;
    private readonly char[] letters;
    private readonly int[] targets;

    /// <summary>Makes a table.</summary>
    /// <param name="groups">The suffixes of group 0, of group 1, ..., with blanks between.</param>
    public SuffixTable(params string[] groups)
    {
        var nodes = new List<Node> { new() };
        for (var group = 0; group < groups.Length; group++)
            foreach (var suffix in groups[group].Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))
            {
                var node = nodes[0];
                foreach (var letter in suffix.Reverse())
                {
                    if (!node.Edges.TryGetValue(letter, out var target))
                    {
                        node.Edges[letter] = target = nodes.Count;
                        nodes.Add(new());
                    }
                    node = nodes[target];
                }
                node.Group = group;
            }
        this.groups = [.. nodes.Select(node => node.Group)];
        letters = [.. nodes.SelectMany(node => node.Edges.Keys)];
        targets = [.. nodes.SelectMany(node => node.Edges.Values)];
        firstEdge = new int[nodes.Count + 1];
        for (var i = 0; i < nodes.Count; i++)
            firstEdge[i + 1] = firstEdge[i] + nodes[i].Edges.Count;
    }

    /// <summary>The group of the longest suffix that stands in a region; <see cref="None"/> where there is none.</summary>
    /// <param name="word">The word.</param>
    /// <param name="region">Where the region starts; 0 is the whole word.</param>
    /// <param name="length">The suffix's length.</param>
    public int Find(in StemWord word, int region, out int length)
    {
        var (node, group) = (0, None);
        length = 0;
        for (var place = 1; place <= word.Length - region; place++)
        {
            var first = firstEdge[node];
            var edge = letters.AsSpan(first, firstEdge[node + 1] - first).IndexOf(word.Room[word.Length - place]);
            if (edge < 0)
                break;
            node = targets[first + edge];
            if (groups[node] != None)
                (group, length) = (groups[node], place);
        }
        return group;
    }

    private sealed class Node
    {
        public SortedDictionary<char, int> Edges { get; } = [];

        public int Group { get; set; } = None;
    }
}
