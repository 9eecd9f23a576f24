using System.Collections;
using Microsoft.ML.Data;

namespace Microsoft.ML;

/// <summary>What is known of a schema before anything is learned: names and kinds, not sizes and counts.</summary>
public sealed class SchemaShape : IReadOnlyList<SchemaShape.Column>
{
    internal static readonly SchemaShape Empty = new([]);

    private readonly Column[] _columns;

    /// <summary>Makes a shape of columns.</summary>
    public SchemaShape(IEnumerable<Column> columns)
    {
        ArgumentNullException.ThrowIfNull(columns);
        _columns = columns.ToArray();
    }

    /// <summary>The number of columns.</summary>
    public int Count => _columns.Length;

    /// <summary>The column at the index.</summary>
    public Column this[int index] => _columns[index];

    /// <inheritdoc/>
    public IEnumerator<Column> GetEnumerator() => ((IEnumerable<Column>)_columns).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    internal static SchemaShape Create(DataViewSchema schema) =>
        new(schema.Where(column => !column.IsHidden).Select(column => Column.Create(column.Name, column.Type, column.Annotations)));

    internal bool TryFindColumn(string name, out Column column)
    {
        foreach (var candidate in _columns)
        {
            if (candidate.Name == name)
            {
                column = candidate;
                return true;
            }
        }
        column = default;
        return false;
    }

    // The columns of this shape with some replaced or added, as a transform's output looks.
    internal SchemaShape With(IEnumerable<Column> columns)
    {
        var result = _columns.ToDictionary(column => column.Name);
        foreach (var column in columns)
            result[column.Name] = column;
        return new SchemaShape(result.Values);
    }

    internal Column Require(string name, string role = "input") =>
        TryFindColumn(name, out var column) ? column : throw Misfit.MissingColumn("inputSchema", role, name);

    /// <summary>The shape of a column.</summary>
    public struct Column
    {
        /// <summary>The name.</summary>
        public readonly string Name;

        /// <summary>Scalar or vector.</summary>
        public readonly VectorKind Kind;

        /// <summary>The type of the value, or of a vector's items; for a key the number that holds it.</summary>
        public readonly DataViewType ItemType;

        /// <summary>Whether values are keys.</summary>
        public readonly bool IsKey;

        /// <summary>The shapes of the annotations.</summary>
        public readonly SchemaShape Annotations;

        internal Column(string name, VectorKind kind, DataViewType itemType, bool isKey, SchemaShape annotations = null)
        {
            Name = name;
            Kind = kind;
            ItemType = itemType;
            IsKey = isKey;
            Annotations = annotations ?? Empty;
        }

        internal static Column Create(string name, DataViewType type, DataViewSchema.Annotations annotations)
        {
            var vector = type as VectorDataViewType;
            var item = vector?.ItemType ?? type;
            var kind = vector == null ? VectorKind.Scalar : vector.IsKnownSize ? VectorKind.Vector : VectorKind.VariableVector;
            var key = item as KeyDataViewType;
            return new Column(name, kind, key == null ? item : PrimitiveTypes.OfRaw(key.RawType), key != null,
                annotations == null || annotations.Schema.Count == 0 ? Empty : SchemaShape.Create(annotations.Schema));
        }

        internal readonly Column Renamed(string name) => new(name, Kind, ItemType, IsKey, Annotations);

        internal readonly Column WithItem(DataViewType itemType, bool isKey, SchemaShape annotations) =>
            new(Name, Kind, itemType, isKey, annotations);

        internal readonly bool HasSlotNames => Kind == VectorKind.Vector && Annotations.TryFindColumn(AnnotationKinds.SlotNames, out _);

        internal readonly string Describe()
        {
            var item = IsKey ? $"Key<{ItemType}>" : $"{ItemType}";
            return Kind switch { VectorKind.Scalar => item, VectorKind.Vector => $"Vector<{item}>", _ => $"VarVector<{item}>" };
        }

        /// <summary>Scalar or vector, of known size or not.</summary>
        public enum VectorKind
        {
            /// <summary>One value.</summary>
            Scalar,

            /// <summary>A vector of one size in all rows.</summary>
            Vector,

            /// <summary>A vector whose size differs by row.</summary>
            VariableVector,
        }
    }
}
