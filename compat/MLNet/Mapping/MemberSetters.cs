namespace Microsoft.ML.Data;

/// <summary>Fills an object's members from the current row.</summary>
internal static class MemberSetters<TRow>
    where TRow : class
{
    /// <summary>The columns of the schema that the members are filled from, checked for being there and of the members' types.</summary>
    public static IReadOnlyList<(MemberSchema.Entry Entry, DataViewSchema.Column Column)> Bind(
        MemberSchema members, DataViewSchema schema, bool ignoreMissingColumns)
    {
        var bound = new List<(MemberSchema.Entry, DataViewSchema.Column)>();
        foreach (var entry in members.Entries)
        {
            var column = schema.GetColumnOrNull(entry.Column.Name);
            if (column is { } found)
            {
                if (!CanHold(entry.Column.Type, found.Type))
                {
                    throw new InvalidOperationException($"Column '{found.Name}' is {found.Type}, which cannot be bound to member " +
                        $"'{entry.Member.Name}' of type {MemberColumns.TypeOf(entry.Member)}.");
                }
                bound.Add((entry, found));
            }
            else if (!ignoreMissingColumns)
            {
                throw Misfit.MissingColumn("Schema", "", entry.Column.Name);
            }
        }
        return bound;
    }

    /// <summary>An action that fills an object from wherever the row is.</summary>
    public static Action<TRow> Create(DataViewRow row, IReadOnlyList<(MemberSchema.Entry Entry, DataViewSchema.Column Column)> bound)
    {
        var setters = bound.Select(x => CreateOne(row, x.Entry, x.Column)).ToArray();
        return target =>
        {
            foreach (var setter in setters)
                setter(target);
        };
    }

    private static bool CanHold(DataViewType member, DataViewType column) =>
        member is VectorDataViewType == column is VectorDataViewType &&
        PrimitiveTypes.ItemOf(member).RawType == PrimitiveTypes.ItemOf(column).RawType;

    private static Action<TRow> CreateOne(DataViewRow row, MemberSchema.Entry entry, DataViewSchema.Column column)
    {
        var memberType = MemberColumns.TypeOf(entry.Member);
        if (memberType == typeof(string))
            return Text(row, entry, column);
        if (memberType == typeof(string[]))
            return Texts(row, entry, column);
        var (name, type) = column.Type is not VectorDataViewType vector ? (nameof(Plain), column.Type.RawType)
            : memberType.IsArray ? (nameof(PlainArray), vector.ItemType.RawType)
            : (nameof(PlainBuffer), vector.ItemType.RawType);
        return (Action<TRow>)Generic.CallStatic(typeof(MemberSetters<TRow>), name, type, row, entry, column);
    }

    private static Action<TRow> Plain<T>(DataViewRow row, MemberSchema.Entry entry, DataViewSchema.Column column)
    {
        var get = row.GetGetter<T>(column);
        var set = MemberAccess<TRow, T>.Setter(entry.Member);
        T value = default;
        return target =>
        {
            get(ref value);
            set(target, value);
        };
    }

    private static Action<TRow> Text(DataViewRow row, MemberSchema.Entry entry, DataViewSchema.Column column)
    {
        var get = row.GetGetter<ReadOnlyMemory<char>>(column);
        var set = MemberAccess<TRow, string>.Setter(entry.Member);
        ReadOnlyMemory<char> value = default;
        return target =>
        {
            get(ref value);
            set(target, value.ToString());
        };
    }

    private static Action<TRow> Texts(DataViewRow row, MemberSchema.Entry entry, DataViewSchema.Column column)
    {
        var get = row.GetGetter<VBuffer<ReadOnlyMemory<char>>>(column);
        var set = MemberAccess<TRow, string[]>.Setter(entry.Member);
        VBuffer<ReadOnlyMemory<char>> value = default;
        return target =>
        {
            get(ref value);
            set(target, value.Length == 0 ? null : value.DenseValues().Select(text => text.ToString()).ToArray());
        };
    }

    private static Action<TRow> PlainArray<T>(DataViewRow row, MemberSchema.Entry entry, DataViewSchema.Column column)
    {
        var get = row.GetGetter<VBuffer<T>>(column);
        var current = MemberAccess<TRow, T[]>.Getter(entry.Member);
        var set = MemberAccess<TRow, T[]>.Setter(entry.Member);
        VBuffer<T> value = default;
        return target =>
        {
            // An object used again keeps its array while the length stays; one that has none gets none for an empty vector.
            get(ref value);
            var array = current(target);
            if (value.Length == (array?.Length ?? 0))
            {
                value.CopyTo(array);
                return;
            }
            array = new T[value.Length];
            value.CopyTo(array);
            set(target, array);
        };
    }

    private static Action<TRow> PlainBuffer<T>(DataViewRow row, MemberSchema.Entry entry, DataViewSchema.Column column)
    {
        var get = row.GetGetter<VBuffer<T>>(column);
        var current = MemberAccess<TRow, VBuffer<T>>.Getter(entry.Member);
        var set = MemberAccess<TRow, VBuffer<T>>.Setter(entry.Member);
        return target =>
        {
            // The object's own memory is used again.
            var value = current(target);
            get(ref value);
            set(target, value);
        };
    }
}
