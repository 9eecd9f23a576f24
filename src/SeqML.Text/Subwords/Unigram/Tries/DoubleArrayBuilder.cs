namespace SeqML.Text.Subwords.Unigram.Tries;

/// <summary>Finds places for the nodes of a trie.</summary>
/// <param name="keys">Distinct keys, none empty, in ascending order.</param>
/// <param name="labels">Labels are from 1 to less than this.</param>
internal sealed class DoubleArrayBuilder(KeyList keys, int labels)
{
    private const int Free = -2;

    /// <summary>How many gaps a node of several children tries before it goes to the end: what keeps building linear. The next one tries further gaps; nodes of one child fit in any, and fill those that are left.</summary>
    private const int Tries = 32;

    private readonly List<int> found = []; // labels of a node's children
    private readonly List<int> ends = []; // of the range of keys of each
    private DoubleArray.Node[] nodes = [];
    private int[] nextFree = []; // a circle of free slots, of which the root is the head
    private int[] previousFree = [];
    private int cursor;
    private int end;

    public DoubleArray.Node[] Build()
    {
        var all = new KeyList();
        var key = new List<int>();
        for (var i = 0; i < keys.Count; i++)
        {
            key.Clear();
            foreach (var code in keys[i])
                DoubleArray.AddLabels(code, key);
            all.Add(System.Runtime.InteropServices.CollectionsMarshal.AsSpan(key));
        }
        // Children stand beyond all labels, so that any free slot may be any child's: a base is its slot less its label.
        Grow(labels + 2);
        Take(DoubleArray.Root, parent: -1);
        var greatest = 0;
        // Breadth first: the nodes that most walks meet stand together.
        var waiting = new Queue<(int Node, int First, int End, int Depth)>();
        waiting.Enqueue((DoubleArray.Root, 0, all.Count, 0));
        while (waiting.TryDequeue(out var range))
        {
            var first = Children(all, range.First, range.End, range.Depth);
            if (first > range.First)
                nodes[range.Node].Key = range.First;
            if (found.Count == 0)
                continue;
            var place = Place();
            greatest = Math.Max(greatest, place);
            nodes[range.Node].Base = place;
            for (var i = 0; i < found.Count; i++)
            {
                Take(place + found[i], range.Node);
                waiting.Enqueue((place + found[i], first, ends[i], range.Depth + 1));
                first = ends[i];
            }
        }
        Grow(greatest + labels);
        Array.Resize(ref nodes, Math.Max(end, greatest + labels));
        return nodes;
    }

    /// <summary>The labels that follow the first ones of a range of keys, and where the keys of each end. Returns the first key that goes on.</summary>
    private int Children(KeyList all, int first, int last, int depth)
    {
        found.Clear();
        ends.Clear();
        if (first < last && all[first].Length == depth)
            first++;
        for (var key = first; key < last; key++)
        {
            var label = all[key][depth];
            if (found.Count == 0 || found[^1] != label)
            {
                found.Add(label);
                ends.Add(key);
            }
            ends[^1] = key + 1;
        }
        return first;
    }

    /// <summary>A base at which all children find a free slot.</summary>
    private int Place()
    {
        if (found.Count == 1 && nextFree[DoubleArray.Root] is not DoubleArray.Root and var any)
            return any - found[0];
        for (var tries = Tries; tries > 0 && (cursor = cursor == DoubleArray.Root ? nextFree[cursor] : cursor) != DoubleArray.Root; tries--, cursor = nextFree[cursor])
            if (Fits(cursor - found[0]))
                return cursor - found[0];
        var place = Math.Max(end, labels) - found[0];
        Grow(place + found[^1] + 1);
        return place;
    }

    private bool Fits(int place)
    {
        Grow(place + found[^1] + 1);
        for (var i = 1; i < found.Count; i++)
            if (nodes[place + found[i]].Parent != Free)
                return false;
        return true;
    }

    private void Take(int slot, int parent)
    {
        nodes[slot].Parent = parent;
        end = Math.Max(end, slot + 1);
        if (slot == DoubleArray.Root)
            return;
        if (cursor == slot)
            cursor = nextFree[slot];
        nextFree[previousFree[slot]] = nextFree[slot];
        previousFree[nextFree[slot]] = previousFree[slot];
    }

    private void Grow(int size)
    {
        var old = nodes.Length;
        if (size <= old)
            return;
        size = Math.Max(size, 2 * old);
        Array.Resize(ref nodes, size);
        Array.Resize(ref nextFree, size);
        Array.Resize(ref previousFree, size);
        for (var slot = old; slot < size; slot++)
        {
            nodes[slot] = new DoubleArray.Node { Parent = Free, Key = -1 };
            if (slot < labels)
                continue;
            var last = previousFree[DoubleArray.Root];
            (nextFree[last], previousFree[slot], nextFree[slot], previousFree[DoubleArray.Root]) = (slot, last, DoubleArray.Root, slot);
        }
    }
}
