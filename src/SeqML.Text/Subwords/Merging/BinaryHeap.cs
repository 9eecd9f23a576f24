namespace SeqML.Text.Subwords.Merging;

/// <summary>Gives the least of what was added. Unlike <see cref="PriorityQueue{TElement, TPriority}"/>, what is added is its own priority, and is compared without a call.</summary>
internal sealed class BinaryHeap<T>
    where T : struct, IComparable<T>
{
    private T[] items = new T[16];

    public int Count { get; private set; }

    public T Least => items[0];

    public void Clear() => Count = 0;

    public void Add(T item)
    {
        if (Count == items.Length)
            Array.Resize(ref items, 2 * Count);
        var place = Count++;
        while (place > 0 && item.CompareTo(items[(place - 1) / 2]) < 0)
        {
            items[place] = items[(place - 1) / 2];
            place = (place - 1) / 2;
        }
        items[place] = item;
    }

    public T RemoveLeast()
    {
        var least = items[0];
        var last = items[--Count];
        var place = 0;
        while (2 * place + 1 is var child && child < Count)
        {
            if (child + 1 < Count && items[child + 1].CompareTo(items[child]) < 0)
                child++;
            if (last.CompareTo(items[child]) <= 0)
                break;
            items[place] = items[child];
            place = child;
        }
        items[place] = last;
        return least;
    }
}
