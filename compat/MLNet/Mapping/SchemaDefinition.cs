using System.Reflection;

namespace Microsoft.ML.Data;

/// <summary>How the members of a class become columns; the user may change it before it is used.</summary>
public sealed class SchemaDefinition : List<SchemaDefinition.Column>
{
    private SchemaDefinition()
    {
    }

    /// <summary>Which way values go between objects and data.</summary>
    [Flags]
    public enum Direction
    {
        /// <summary>Members are read: objects become data.</summary>
        Read = 1,

        /// <summary>Members are written: data becomes objects.</summary>
        Write = 2,

        /// <summary>Both ways.</summary>
        Both = Read | Write,
    }

    /// <summary>The column of the name, or null.</summary>
    public Column this[string columnName]
    {
        get => Find(column => column.ColumnName == columnName);
        set
        {
            ArgumentNullException.ThrowIfNull(value);
            var index = FindIndex(column => column.ColumnName == columnName);
            if (index >= 0)
                this[index] = value;
            else
                Add(value);
        }
    }

    /// <summary>The columns that a class declares by its public fields and properties and their attributes.</summary>
    public static SchemaDefinition Create(Type userType, Direction direction = Direction.Both)
    {
        ArgumentNullException.ThrowIfNull(userType);
        var result = new SchemaDefinition();
        var names = new HashSet<string>();
        foreach (var member in MemberColumns.Of(userType, direction))
        {
            var name = member.GetCustomAttribute<ColumnNameAttribute>()?.Name ?? member.Name;
            if (!names.Add(name))
                throw new ArgumentOutOfRangeException(nameof(userType), $"Two members of {userType.Name} are columns named '{name}'.");
            result.Add(new Column(member.Name, MemberColumns.DeclaredType(member), name));
        }
        return result;
    }

    /// <summary>How one member becomes a column.</summary>
    public sealed class Column
    {
        private readonly DataViewSchema.Annotations.Builder _annotations = new();
        private readonly HashSet<string> _kinds = [];

        internal Column(string memberName, DataViewType columnType, string columnName)
        {
            MemberName = memberName;
            ColumnName = columnName;
            ColumnType = columnType;
        }

        /// <summary>The member.</summary>
        public string MemberName { get; }

        /// <summary>The column's name.</summary>
        public string ColumnName { get; set; }

        /// <summary>The column's type; it may say more than the member's .NET type, such as a size.</summary>
        public DataViewType ColumnType { get; set; }

        /// <summary>The column's annotations.</summary>
        public DataViewSchema.Annotations Annotations => _annotations.ToAnnotations();

        /// <summary>Adds an annotation.</summary>
        public void AddAnnotation<T>(string kind, T value, DataViewType annotationType)
        {
            if (!_kinds.Add(kind))
                throw new InvalidOperationException($"The column has an annotation '{kind}' already.");
            if (annotationType.RawType == typeof(T))
                _annotations.Add(kind, annotationType, (ref T destination) => destination = value);
            else
                AddConverted(kind, value, annotationType);
        }

        // A string or an array is given where the column type wants text or a vector.
        private void AddConverted(string kind, object value, DataViewType annotationType)
        {
            var converted = MemberColumns.ToRaw(value, annotationType)
                ?? throw new InvalidOperationException($"The value is a {value?.GetType()}, where {annotationType} holds a {annotationType.RawType}.");
            Generic.Call(this, nameof(AddRaw), annotationType.RawType, kind, converted, annotationType);
        }

        private void AddRaw<T>(string kind, T value, DataViewType annotationType) =>
            _annotations.Add(kind, annotationType, (ref T destination) => destination = value);
    }
}
