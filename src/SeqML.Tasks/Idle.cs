namespace SeqML.Tasks;

/// <summary>Objects that lie idle between predictions. Each is used by one thread at a time, and there are no more than threads need at once.</summary>
internal sealed class Idle<T>(Func<T> make)
    where T : class
{
    private readonly T?[] places = new T?[Environment.ProcessorCount];

    /// <summary>One that lies idle, or a new one where other threads have them.</summary>
    public T Rent()
    {
        foreach (ref var place in places.AsSpan())
            if (place is not null && Interlocked.Exchange(ref place, null) is { } item)
                return item;
        return make();
    }

    /// <summary>Lays one down; where there is no place, it is forgotten.</summary>
    public void Return(T item)
    {
        foreach (ref var place in places.AsSpan())
            if (place is null && Interlocked.CompareExchange(ref place, item, null) is null)
                return;
    }
}
