namespace Microsoft.ML.Data;

/// <summary>Values of one column kept by slot.</summary>
internal abstract class RowStore
{
    public static RowStore Create(DataViewSchema.Column column) => column.Type is VectorDataViewType vector
        ? (RowStore)Generic.CallStatic(typeof(RowStore), nameof(OfVectors), vector.ItemType.RawType)
        : (RowStore)Generic.CallStatic(typeof(RowStore), nameof(OfScalars), column.Type.RawType);

    /// <summary>An action that takes in the row's value at a slot.</summary>
    public abstract Action<int> Writer(DataViewRow row, DataViewSchema.Column column);

    /// <summary>A getter of the value at whichever slot is current.</summary>
    public abstract Delegate Getter(Func<int> slot);

    private static Scalars<T> OfScalars<T>() => new();

    private static Vectors<T> OfVectors<T>() => new();

    private static void Reserve<T>(ref T[] values, int slot)
    {
        if (slot >= values.Length)
            Array.Resize(ref values, Math.Max(16, Math.Max(slot + 1, 2 * values.Length)));
    }

    private sealed class Scalars<T> : RowStore
    {
        private T[] _values = [];

        public override Action<int> Writer(DataViewRow row, DataViewSchema.Column column)
        {
            var getter = row.GetGetter<T>(column);
            return slot =>
            {
                Reserve(ref _values, slot);
                getter(ref _values[slot]);
            };
        }

        public override Delegate Getter(Func<int> slot) => (ValueGetter<T>)((ref T value) => value = _values[slot()]);
    }

    private sealed class Vectors<T> : RowStore
    {
        private VBuffer<T>[] _values = [];

        public override Action<int> Writer(DataViewRow row, DataViewSchema.Column column)
        {
            var getter = row.GetGetter<VBuffer<T>>(column);
            VBuffer<T> buffer = default;
            return slot =>
            {
                Reserve(ref _values, slot);
                // Through a buffer, so that what is kept has no spare room.
                getter(ref buffer);
                buffer.CopyTo(ref _values[slot]);
            };
        }

        public override Delegate Getter(Func<int> slot) => (ValueGetter<VBuffer<T>>)((ref VBuffer<T> value) => _values[slot()].CopyTo(ref value));
    }
}
