namespace Microsoft.ML.Data;

/// <summary>Data whose rows are drawn at random from a pool.</summary>
internal sealed class ShuffledView : IDataView
{
    private readonly IDataView _source;
    private readonly int _seed;
    private readonly int _poolSize;
    private readonly bool _shuffleSource;

    public ShuffledView(IDataView source, int seed, int poolSize, bool shuffleSource)
    {
        _source = source;
        _seed = seed;
        _poolSize = poolSize;
        _shuffleSource = shuffleSource;
    }

    public bool CanShuffle => true;

    public DataViewSchema Schema => _source.Schema;

    public long? GetRowCount() => _source.GetRowCount();

    public DataViewRowCursor GetRowCursor(IEnumerable<DataViewSchema.Column> columnsNeeded, Random rand = null)
    {
        var random = rand ?? new Random(_seed);
        var columns = columnsNeeded.ToArray();
        var cursor = _source.GetRowCursor(columns, _shuffleSource && _source.CanShuffle ? random : null);
        var stores = new RowStore[Schema.Count];
        foreach (var column in columns)
            stores[column.Index] = RowStore.Create(column);
        var writers = columns.Select(column => stores[column.Index].Writer(cursor, column)).ToArray();
        var idGetter = cursor.GetIdGetter();
        var ids = new List<DataViewRowId>();
        var pool = new List<int>();
        var free = -1;
        return new StoredCursor(Schema, stores, Next, slot => ids[slot], cursor);

        // A slot drawn is read until the next call, and only then filled again.
        int Next()
        {
            while (pool.Count < _poolSize && cursor.MoveNext())
            {
                var slot = free >= 0 ? free : ids.Count;
                free = -1;
                Take(slot);
            }
            if (pool.Count == 0)
                return -1;
            var drawn = random.Next(pool.Count);
            free = pool[drawn];
            pool[drawn] = pool[^1];
            pool.RemoveAt(pool.Count - 1);
            return free;
        }

        void Take(int slot)
        {
            foreach (var write in writers)
                write(slot);
            DataViewRowId id = default;
            idGetter(ref id);
            if (slot == ids.Count)
                ids.Add(id);
            else
                ids[slot] = id;
            pool.Add(slot);
        }
    }

    public DataViewRowCursor[] GetRowCursorSet(IEnumerable<DataViewSchema.Column> columnsNeeded, int n, Random rand = null) =>
        [GetRowCursor(columnsNeeded, rand)];
}
