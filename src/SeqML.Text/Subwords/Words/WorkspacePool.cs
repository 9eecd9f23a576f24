namespace SeqML.Text.Subwords.Words;

/// <summary>Memory to work in, for as many threads as come, without locks: who finds none makes one, and at the most as many as there are processors are kept.</summary>
internal sealed class WorkspacePool<T>(Func<T> make)
    where T : class
{
    private readonly T?[] kept = new T?[Environment.ProcessorCount];

    public T Rent()
    {
        for (var i = 0; i < kept.Length; i++)
            if (kept[i] is not null && Interlocked.Exchange(ref kept[i], null) is { } workspace)
                return workspace;
        return make();
    }

    public void Return(T workspace)
    {
        for (var i = 0; i < kept.Length; i++)
            if (kept[i] is null && Interlocked.CompareExchange(ref kept[i], workspace, null) is null)
                return;
    }
}
