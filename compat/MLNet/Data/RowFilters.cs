namespace Microsoft.ML.Data;

/// <summary>The tests that rows pass or fail.</summary>
internal static class RowFilters
{
    public static IDataView ByMissingValues(IDataView data, string[] names)
    {
        var columns = names.Select(name => data.Schema.GetColumnOrNull(name) ?? throw Misfit.MissingColumn("Columns", "source", name)).ToArray();
        foreach (var column in columns)
        {
            if (PrimitiveTypes.ItemOf(column.Type) is TextDataViewType or BooleanDataViewType)
                throw new ArgumentOutOfRangeException("Columns", $"Column '{column.Name}' is {column.Type}, which has no missing values.");
        }
        return new FilteredView(data, columns, row =>
        {
            var tests = columns.Select(column => (Func<bool>)Generic.CallStatic(typeof(RowFilters), nameof(IsPresent),
                PrimitiveTypes.ItemOf(column.Type).RawType, row, column)).ToArray();
            return () => Array.TrueForAll(tests, test => test());
        });
    }

    /// <summary>Rows whose number, drawn by seed from the row's identity or its key, lies in the range are for testing; the rest for training.</summary>
    public static DataOperationsCatalog.TrainTestData Split(IDataView data, string keyColumn, int seed, double from, double to)
    {
        var key = keyColumn == null ? default(DataViewSchema.Column?) : data.Schema.GetColumnOrNull(keyColumn)
            ?? throw Misfit.MissingColumn("samplingKeyColumn", "SamplingKeyColumn", keyColumn);
        DataViewSchema.Column[] read = key is { } found ? [found] : [];
        return new(new FilteredView(data, read, row => Test(row, inRange: false)), new FilteredView(data, read, row => Test(row, inRange: true)));

        Func<bool> Test(DataViewRow row, bool inRange)
        {
            var hash = key is { } column
                ? (Func<ulong>)Generic.CallStatic(typeof(RowFilters), nameof(KeyHash), column.Type.RawType, row, column)
                : IdHash(row);
            return () =>
            {
                var number = Number(hash(), seed);
                return (number >= from && number < to) == inRange;
            };
        }
    }

    private static Func<ulong> IdHash(DataViewRow row)
    {
        var getter = row.GetIdGetter();
        DataViewRowId id = default;
        return () =>
        {
            getter(ref id);
            return id.Low ^ (id.High * 31);
        };
    }

    private static Func<ulong> KeyHash<T>(DataViewRow row, DataViewSchema.Column column)
    {
        var getter = row.GetGetter<T>(column);
        T value = default;
        return () =>
        {
            getter(ref value);
            // Text's own hash code differs from run to run, so the characters are hashed here.
            var hash = 14695981039346656037UL;
            foreach (var character in value.ToString())
                hash = (hash ^ character) * 1099511628211;
            return hash;
        };
    }

    private static double Number(ulong hash, int seed)
    {
        var mixed = new DataViewRowId(hash, (uint)seed).Fork().Combine(new DataViewRowId((uint)seed, hash)).Low;
        return (mixed >> 11) * (1.0 / (1UL << 53));
    }

    private static Func<bool> IsPresent<T>(DataViewRow row, DataViewSchema.Column column)
    {
        var missing = Transforms.Missing.Test<T>();
        if (column.Type is not VectorDataViewType)
        {
            var getter = row.GetGetter<T>(column);
            T value = default;
            return () =>
            {
                getter(ref value);
                return !missing(value);
            };
        }
        var vectorGetter = row.GetGetter<VBuffer<T>>(column);
        VBuffer<T> buffer = default;
        return () =>
        {
            vectorGetter(ref buffer);
            foreach (var value in buffer.GetValues())
            {
                if (missing(value))
                    return false;
            }
            return true;
        };
    }
}
