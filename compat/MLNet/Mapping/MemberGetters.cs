using System.Numerics;

namespace Microsoft.ML.Data;

/// <summary>Getters of columns whose values are members of the current object.</summary>
internal static class MemberGetters<TRow>
    where TRow : class
{
    /// <summary>The getter of an entry; <paramref name="current"/> holds the object of the current row.</summary>
    public static Delegate Create(Current<TRow> current, MemberSchema.Entry entry)
    {
        var memberType = MemberColumns.TypeOf(entry.Member);
        var type = entry.Column.Type;
        var owner = typeof(MemberGetters<TRow>);
        var key = PrimitiveTypes.ItemOf(type) as KeyDataViewType;
        if (type is not VectorDataViewType vector)
        {
            return memberType == typeof(string) ? Text(current, entry)
                : key != null ? (Delegate)Generic.CallStatic(owner, nameof(Key), key.RawType, current, entry, key.Count)
                : (Delegate)Generic.CallStatic(owner, nameof(Plain), type.RawType, current, entry);
        }
        if (memberType == typeof(string[]))
            return Texts(current, entry);
        var name = memberType.IsArray ? nameof(PlainArray) : nameof(PlainBuffer);
        return (Delegate)Generic.CallStatic(owner, name, vector.ItemType.RawType, current, entry);
    }

    private static ValueGetter<T> Plain<T>(Current<TRow> current, MemberSchema.Entry entry)
    {
        var get = MemberAccess<TRow, T>.Getter(entry.Member);
        return (ref T value) => value = get(current.Value);
    }

    private static ValueGetter<ReadOnlyMemory<char>> Text(Current<TRow> current, MemberSchema.Entry entry)
    {
        var get = MemberAccess<TRow, string>.Getter(entry.Member);
        return (ref ReadOnlyMemory<char> value) => value = get(current.Value).AsMemory();
    }

    // An object's single key counts its categories from 0, where a column counts from 1 with 0 for missing. Keys in a vector are those of the column.
    private static ValueGetter<T> Key<T>(Current<TRow> current, MemberSchema.Entry entry, ulong count)
        where T : IBinaryInteger<T>
    {
        var get = MemberAccess<TRow, T>.Getter(entry.Member);
        return (ref T value) => value = ToKey(get(current.Value), count);
    }

    private static ValueGetter<VBuffer<ReadOnlyMemory<char>>> Texts(Current<TRow> current, MemberSchema.Entry entry)
    {
        var get = MemberAccess<TRow, string[]>.Getter(entry.Member);
        return (ref VBuffer<ReadOnlyMemory<char>> value) =>
        {
            var source = get(current.Value);
            var editor = VBufferEditor.Create(ref value, source?.Length ?? 0);
            for (var i = 0; i < editor.Values.Length; i++)
                editor.Values[i] = source[i].AsMemory();
            value = editor.Commit();
        };
    }

    private static ValueGetter<VBuffer<T>> PlainArray<T>(Current<TRow> current, MemberSchema.Entry entry)
    {
        var get = MemberAccess<TRow, T[]>.Getter(entry.Member);
        return (ref VBuffer<T> value) =>
        {
            var source = get(current.Value);
            VBuffer<T>.Copy(source, 0, ref value, source?.Length ?? 0);
        };
    }

    private static ValueGetter<VBuffer<T>> PlainBuffer<T>(Current<TRow> current, MemberSchema.Entry entry)
    {
        var get = MemberAccess<TRow, VBuffer<T>>.Getter(entry.Member);
        return (ref VBuffer<T> value) => get(current.Value).CopyTo(ref value);
    }

    private static T ToKey<T>(T category, ulong count)
        where T : IBinaryInteger<T> =>
        ulong.CreateTruncating(category) < count ? category + T.One : T.Zero;
}
