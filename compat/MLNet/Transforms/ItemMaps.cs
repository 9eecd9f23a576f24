using Microsoft.ML.Data;

namespace Microsoft.ML.Transforms;

/// <summary>Getters that apply a function to a value, or to each item of a vector.</summary>
internal static class ItemMaps
{
    public static Delegate Getter<TIn, TOut>(DataViewRow row, DataViewSchema.Column column, Func<TIn, TOut> map)
    {
        if (column.Type is not VectorDataViewType)
        {
            var getter = row.GetGetter<TIn>(column);
            TIn value = default;
            return (ValueGetter<TOut>)((ref TOut result) =>
            {
                getter(ref value);
                result = map(value);
            });
        }
        var vectorGetter = row.GetGetter<VBuffer<TIn>>(column);
        VBuffer<TIn> buffer = default;
        return (ValueGetter<VBuffer<TOut>>)((ref VBuffer<TOut> result) =>
        {
            vectorGetter(ref buffer);
            // What is absent stays absent only where it maps to the default.
            var absent = buffer.IsDense ? default : map(default);
            var sparse = !buffer.IsDense && EqualityComparer<TOut>.Default.Equals(absent, default);
            var values = buffer.GetValues();
            var indices = buffer.GetIndices();
            var editor = VBufferEditor.Create(ref result, buffer.Length, sparse ? values.Length : buffer.Length);
            if (sparse)
                indices.CopyTo(editor.Indices);
            else if (!buffer.IsDense)
                editor.Values.Fill(absent);
            for (var i = 0; i < values.Length; i++)
                editor.Values[buffer.IsDense || sparse ? i : indices[i]] = map(values[i]);
            result = editor.Commit();
        });
    }
}
