using Microsoft.ML;
using Microsoft.ML.Data;

namespace SeqML.Persistence;

/// <summary>Data of one row in which every column has its type's default: empty text, no elements, zero.</summary>
internal sealed class BlankRow(DataViewSchema schema) : IDataView
{
    public bool CanShuffle => false;

    public DataViewSchema Schema => schema;

    public long? GetRowCount() => 1;

    public DataViewRowCursor GetRowCursor(IEnumerable<DataViewSchema.Column> columnsNeeded, Random? rand = null) => new Cursor(schema);

    public DataViewRowCursor[] GetRowCursorSet(IEnumerable<DataViewSchema.Column> columnsNeeded, int n, Random? rand = null) => [new Cursor(schema)];

    private sealed class Cursor(DataViewSchema schema) : DataViewRowCursor
    {
        private long position = -1;

        public override long Position => position;

        public override long Batch => 0;

        public override DataViewSchema Schema => schema;

        public override bool MoveNext() => ++position == 0;

        public override bool IsColumnActive(DataViewSchema.Column column) => true;

        public override ValueGetter<DataViewRowId> GetIdGetter() => (ref DataViewRowId id) => id = new DataViewRowId((ulong)position, 0);

        public override ValueGetter<TValue> GetGetter<TValue>(DataViewSchema.Column column)
        {
            if (typeof(TValue) != column.Type.RawType)
                throw new InvalidOperationException($"Expected a getter of {column.Type.RawType} for the column '{column.Name}', found {typeof(TValue)}.");
            // A vector of known size has that many zeros, none of which is stored.
            return column.Type is VectorDataViewType { IsKnownSize: true } vector && Blank(vector) is ValueGetter<TValue> zeros
                ? zeros
                : (ref TValue value) => value = default!;
        }

        private static Delegate? Blank(VectorDataViewType type) =>
            type.ItemType is NumberDataViewType && type.ItemType.RawType == typeof(float) ? Zeros<float>(type.Size)
            : type.ItemType is TextDataViewType ? Zeros<ReadOnlyMemory<char>>(type.Size)
            : type.ItemType.RawType == typeof(uint) ? Zeros<uint>(type.Size)
            : null;

        private static ValueGetter<VBuffer<T>> Zeros<T>(int size) =>
            (ref VBuffer<T> value) => value = VBufferEditor.Create(ref value, size, 0).Commit();
    }
}
