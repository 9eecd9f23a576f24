using Microsoft.ML.Data;

namespace Microsoft.ML.Transforms;

/// <summary>Converts the values of columns to another type; a key stays a key, of another width.</summary>
public sealed class TypeConvertingTransformer : OneToOneTransformerBase
{
    internal const string Signature = "ConvertType";

    private readonly DataKind _kind;

    internal TypeConvertingTransformer((string Output, string Input)[] pairs, DataKind kind)
        : base(pairs) => _kind = kind;

    private TypeConvertingTransformer(BinaryReader reader)
        : base(reader) => _kind = (DataKind)reader.ReadByte();

    internal static TypeConvertingTransformer Load(ModelLoadContext context) => new(context.Reader);

    internal override MappedColumn Map(int pair, string output, DataViewSchema.Column input)
    {
        var source = PrimitiveTypes.ItemOf(input.Type);
        var target = PrimitiveTypes.OfKind(_kind);
        var possible = source is KeyDataViewType ? KeyDataViewType.IsValidDataType(target.RawType) : Conversions.Exists(source.RawType, target.RawType);
        if (!possible)
            throw new ArgumentOutOfRangeException("inputSchema", $"Column '{input.Name}' is {input.Type}, which does not convert to {target}.");
        var item = source is KeyDataViewType key ? new KeyDataViewType(target.RawType, key.Count) : target;
        DataViewType type = input.Type is VectorDataViewType vector ? new VectorDataViewType(item, vector.Dimensions) : item;
        var annotations = new DataViewSchema.Annotations.Builder();
        annotations.Add(input.Annotations, kind => kind == AnnotationKinds.SlotNames || (source is KeyDataViewType && kind == AnnotationKinds.KeyValues));
        if (source is BooleanDataViewType && target is NumberDataViewType)
            annotations.AddPrimitiveValue(AnnotationKinds.IsNormalized, BooleanDataViewType.Instance, true);
        return new(new(output, type, annotations.ToAnnotations()), [input.Index], row => (Delegate)Generic.CallStatic(
            typeof(TypeConvertingTransformer), nameof(Getter), [source.RawType, item.RawType], row, input));
    }

    internal override void SaveModel(ModelSaveContext context)
    {
        SavePairs(context, Signature);
        context.Writer.Write((byte)_kind);
    }

    private static Delegate Getter<TIn, TOut>(DataViewRow row, DataViewSchema.Column column) =>
        ItemMaps.Getter(row, column, Conversions.To<TIn, TOut>());
}
