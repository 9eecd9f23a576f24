using Microsoft.ML.Transforms;

namespace Microsoft.ML.Data;

/// <summary>Joins columns into one vector, whose slots are named where the columns give names.</summary>
public sealed class ColumnConcatenatingTransformer : RowToRowTransformerBase
{
    internal const string Signature = "Concatenate";

    private readonly string _output;
    private readonly string[] _inputs;

    internal ColumnConcatenatingTransformer(string output, string[] inputs)
    {
        _output = output;
        _inputs = inputs;
    }

    internal static ColumnConcatenatingTransformer Load(ModelLoadContext context)
    {
        var output = context.Reader.ReadString();
        var inputs = new string[context.Reader.ReadInt32()];
        for (var i = 0; i < inputs.Length; i++)
            inputs[i] = context.Reader.ReadString();
        return new(output, inputs);
    }

    internal override void SaveModel(ModelSaveContext context)
    {
        context.SetSignature(Signature);
        context.Writer.Write(_output);
        context.Writer.Write(_inputs.Length);
        foreach (var input in _inputs)
            context.Writer.Write(input);
    }

    internal override RowMapper MakeRowMapper(DataViewSchema inputSchema)
    {
        var columns = _inputs.Select(name => inputSchema.GetColumnOrNull(name) ?? throw Misfit.MissingColumn(nameof(inputSchema), "input", name)).ToArray();
        var item = (PrimitiveDataViewType)PrimitiveTypes.ItemOf(columns[0].Type);
        foreach (var column in columns)
        {
            if (!PrimitiveTypes.ItemOf(column.Type).Equals(item))
                throw Misfit.WrongType(nameof(inputSchema), "input", column.Name, item.ToString(), column.Type.ToString());
        }
        var sizes = columns.Select(column => column.Type is VectorDataViewType vector ? vector.Size : 1).ToArray();
        var type = sizes.Contains(0) ? new VectorDataViewType(item) : new VectorDataViewType(item, sizes.Sum());
        var added = columns is [{ Type: VectorDataViewType } only]
            ? new MappedColumn(new(_output, only.Type, Kept(only)), [only.Index], row => RowGetters.Of(row, only))
            : new MappedColumn(new(_output, type, ConcatenatedSlots.Annotations(columns, type)), columns.Select(column => column.Index).ToArray(),
                row => (Delegate)Generic.CallStatic(typeof(ColumnConcatenatingTransformer), nameof(Getter), item.RawType, row, columns));
        return new ColumnMapper(inputSchema, [added]);
    }

    private static DataViewSchema.Annotations Kept(DataViewSchema.Column column)
    {
        var builder = new DataViewSchema.Annotations.Builder();
        builder.Add(column.Annotations, kind => kind == AnnotationKinds.SlotNames && AnnotationKinds.HasSlotNames(column));
        return builder.ToAnnotations();
    }

    private static ValueGetter<VBuffer<T>> Getter<T>(DataViewRow row, DataViewSchema.Column[] columns)
    {
        var scalars = columns.Select(column => column.Type is VectorDataViewType ? null : row.GetGetter<T>(column)).ToArray();
        var vectors = columns.Select(column => column.Type is VectorDataViewType ? row.GetGetter<VBuffer<T>>(column) : null).ToArray();
        var sizes = columns.Select(column => column.Type is VectorDataViewType vector ? vector.Size : 1).ToArray();
        var parts = new VBuffer<T>[columns.Length];
        return (ref VBuffer<T> value) =>
        {
            var length = 0;
            var count = 0;
            for (var i = 0; i < parts.Length; i++)
            {
                if (scalars[i] != null)
                {
                    var editor = VBufferEditor.Create(ref parts[i], 1);
                    scalars[i](ref editor.Values[0]);
                    parts[i] = editor.Commit();
                }
                else
                {
                    vectors[i](ref parts[i]);
                    if (sizes[i] > 0 && parts[i].Length != sizes[i])
                        throw new InvalidOperationException($"Column '{columns[i].Name}' has {parts[i].Length} slots, where its type says {sizes[i]}.");
                }
                length += parts[i].Length;
                count += parts[i].GetValues().Length;
            }
            Join(parts, ref value, length, count);
        };
    }

    private static void Join<T>(VBuffer<T>[] parts, ref VBuffer<T> value, int length, int count)
    {
        // Mostly explicit values are cheaper to hold dense.
        var dense = count > length / 2;
        var editor = VBufferEditor.Create(ref value, length, dense ? length : count);
        var offset = 0;
        var next = 0;
        foreach (ref readonly var part in parts.AsSpan())
        {
            if (dense)
            {
                part.CopyTo(editor.Values, offset);
            }
            else
            {
                part.GetValues().CopyTo(editor.Values[next..]);
                var indices = part.GetIndices();
                for (var i = 0; i < part.GetValues().Length; i++)
                    editor.Indices[next++] = offset + (part.IsDense ? i : indices[i]);
            }
            offset += part.Length;
        }
        value = editor.Commit();
    }
}
