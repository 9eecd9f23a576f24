namespace SeqML.Engine.Autograd;

/// <summary>Some rows of a table, each once, in the order in which they were added.</summary>
public sealed class RowSet
{
    private readonly bool[] contains;
    private readonly List<int> items = [];

    /// <summary>No row yet, of a table with <paramref name="rows"/> rows.</summary>
    public RowSet(int rows) => contains = new bool[rows];

    /// <summary>The rows.</summary>
    public ReadOnlySpan<int> Items => System.Runtime.InteropServices.CollectionsMarshal.AsSpan(items);

    /// <summary>Adds a row, where it is not there yet.</summary>
    public void Add(int row)
    {
        if (contains[row])
            return;
        contains[row] = true;
        items.Add(row);
    }

    /// <summary>Removes all rows.</summary>
    public void Clear()
    {
        foreach (var row in items)
            contains[row] = false;
        items.Clear();
    }
}
