using System.Runtime.CompilerServices;

namespace SeqML.Text.Subwords.Unigram.Tries;

/// <summary>A trie of keys in one array: the child of a node by a label stands at the node's base plus the label, and knows its parent. (Aoe 1989, "An Efficient Digital Search Algorithm by Using a Double-Array Structure".)</summary>
/// <remarks>
/// A code below 256 is a label. A greater one, of a rare character, is two: its page and its place there. So the children of a node stand close together however many characters there are, and
/// memory is a few times that of the nodes. Code 0 leads nowhere: it stands for what is in no key.
/// </remarks>
internal sealed class DoubleArray
{
    /// <summary>What the root is called.</summary>
    public const int Root = 0;

    /// <summary>Codes below this are labels.</summary>
    private const int Direct = 256;

    private DoubleArray(Node[] nodes) => Nodes = nodes;

    /// <summary>A node: where its children are, who its parent is, and the key that ends here (-1 where none does) with the score that the caller gave it.</summary>
    internal struct Node
    {
        public int Base;
        public int Parent;
        public int Key;
        public float Score;
    }

    /// <summary>The nodes. Base plus a label is always within the array.</summary>
    public Node[] Nodes { get; }

    /// <summary>The child by a code; -1 where there is none.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int Child(int node, int code)
    {
        if (code >= Direct)
        {
            node = Step(node, PageOf(code));
            if (node < 0)
                return -1;
            code = PlaceOf(code);
        }
        return Step(node, code);
    }

    /// <summary>The key's number; -1 where it is none.</summary>
    public int Find(ReadOnlySpan<int> key)
    {
        var node = Root;
        foreach (var code in key)
            if ((node = Child(node, code)) < 0)
                return -1;
        return Nodes[node].Key;
    }

    /// <summary>A trie of keys.</summary>
    /// <param name="keys">Distinct keys, none empty, in ascending order of their codes, which are positive.</param>
    /// <param name="alphabet">Codes are less than this.</param>
    public static DoubleArray Build(KeyList keys, int alphabet) => new(new DoubleArrayBuilder(keys, Math.Max(Direct + 1, PageOf(alphabet) + 1)).Build());

    /// <summary>The labels of a code: one, or two.</summary>
    internal static void AddLabels(int code, List<int> labels)
    {
        if (code >= Direct)
            labels.Add(PageOf(code));
        labels.Add(code >= Direct ? PlaceOf(code) : code);
    }

    private static int PageOf(int code) => Direct - 1 + (code >> 8);

    private static int PlaceOf(int code) => 1 + (code & 0xFF);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private int Step(int node, int label)
    {
        var child = Nodes[node].Base + label;
        return Nodes[child].Parent == node ? child : -1;
    }
}
