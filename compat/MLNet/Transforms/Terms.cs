using Microsoft.ML.Data;

namespace Microsoft.ML.Transforms;

/// <summary>The distinct values of a column, each with its key.</summary>
internal abstract class Terms
{
    protected Terms(PrimitiveDataViewType itemType) => ItemType = itemType;

    /// <summary>The type of the values.</summary>
    public PrimitiveDataViewType ItemType { get; }

    /// <summary>The number of values.</summary>
    public abstract int Count { get; }

    /// <summary>No values yet, of the column's type.</summary>
    public static Terms Empty(DataViewType itemType) =>
        (Terms)Generic.CallStatic(typeof(Terms), nameof(EmptyOf), itemType.RawType, itemType);

    /// <summary>An action that takes in the current row's value or values.</summary>
    public abstract Action Collector(DataViewRow row, DataViewSchema.Column column, int maximum);

    /// <summary>Renumbers by value.</summary>
    public abstract void Sort();

    /// <summary>A getter of the keys.</summary>
    public abstract Delegate KeyGetter(DataViewRow row, DataViewSchema.Column column);

    /// <summary>Adds the values as an annotation.</summary>
    public abstract void Annotate(DataViewSchema.Annotations.Builder builder, DataViewSchema.Column source, bool asText);

    public abstract void Save(BinaryWriter writer);

    public static Terms Load(BinaryReader reader)
    {
        var terms = Empty(SchemaCodec.ReadType(reader));
        terms.ReadValues(reader);
        return terms;
    }

    protected abstract void ReadValues(BinaryReader reader);

    private static Terms<T> EmptyOf<T>(PrimitiveDataViewType itemType) => new(itemType);
}
