using System.Collections;
using System.Globalization;
using Microsoft.ML.Data;

namespace Microsoft.ML;

/// <summary>The columns of data, in order. Of several with one name the last is seen; those before it are hidden.</summary>
public sealed class DataViewSchema : IReadOnlyList<DataViewSchema.Column>
{
    private readonly Column[] _columns;
    private readonly Dictionary<string, int> _indexOfName = [];

    private DataViewSchema(IReadOnlyList<DetachedColumn> columns)
    {
        for (var i = 0; i < columns.Count; i++)
            _indexOfName[columns[i].Name] = i;
        _columns = new Column[columns.Count];
        for (var i = 0; i < _columns.Length; i++)
            _columns[i] = new Column(columns[i], i, isHidden: _indexOfName[columns[i].Name] != i);
    }

    /// <summary>The number of columns, hidden ones included.</summary>
    public int Count => _columns.Length;

    /// <summary>The visible column of the name.</summary>
    public Column this[string name]
    {
        get
        {
            Check.NonEmpty(name, nameof(name));
            return _indexOfName.TryGetValue(name, out var index)
                ? _columns[index]
                : throw new ArgumentOutOfRangeException(nameof(name), $"Column '{name}' not found");
        }
    }

    /// <summary>The column at the index, hidden ones included.</summary>
    public Column this[int columnIndex]
    {
        get
        {
            ArgumentOutOfRangeException.ThrowIfNegative(columnIndex);
            ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(columnIndex, Count);
            return _columns[columnIndex];
        }
    }

    /// <summary>The visible column of the name, or null.</summary>
    public Column? GetColumnOrNull(string name)
    {
        Check.NonEmpty(name, nameof(name));
        return _indexOfName.TryGetValue(name, out var index) ? _columns[index] : null;
    }

    /// <inheritdoc/>
    public IEnumerator<Column> GetEnumerator() => ((IEnumerable<Column>)_columns).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <inheritdoc/>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Count} columns");

    /// <summary>A column of a schema.</summary>
    public struct Column
    {
        internal Column(DetachedColumn column, int index, bool isHidden)
        {
            Name = column.Name;
            Type = column.Type;
            Annotations = column.Annotations;
            Index = index;
            IsHidden = isHidden;
        }

        /// <summary>The name.</summary>
        public string Name { get; }

        /// <summary>The place in the schema.</summary>
        public int Index { get; }

        /// <summary>Whether a later column of the same name hides it.</summary>
        public bool IsHidden { get; }

        /// <summary>The type of its values.</summary>
        public DataViewType Type { get; }

        /// <summary>What is known of it beside its type, such as the words behind its keys.</summary>
        public Annotations Annotations { get; }

        /// <inheritdoc/>
        public override readonly string ToString() => DetachedColumn.Describe(Name, Type, Annotations);
    }

    /// <summary>A column that belongs to no schema yet.</summary>
    public struct DetachedColumn
    {
        /// <summary>Makes a column.</summary>
        public DetachedColumn(string name, DataViewType type, Annotations annotations = null)
        {
            Check.NonEmpty(name, nameof(name));
            ArgumentNullException.ThrowIfNull(type);
            Name = name;
            Type = type;
            Annotations = annotations ?? Annotations.Empty;
        }

        /// <summary>Makes a column like one of a schema.</summary>
        public DetachedColumn(Column column)
            : this(column.Name, column.Type, column.Annotations)
        {
        }

        /// <summary>The name.</summary>
        public string Name { get; }

        /// <summary>The type of its values.</summary>
        public DataViewType Type { get; }

        /// <summary>What is known of it beside its type.</summary>
        public Annotations Annotations { get; }

        /// <inheritdoc/>
        public override readonly string ToString() => Describe(Name, Type, Annotations);

        internal static string Describe(string name, DataViewType type, Annotations annotations) =>
            annotations == null || annotations.Schema.Count == 0 ? $"{name}: {type}" : $"{name}: {type} {{{annotations}}}";
    }

    /// <summary>Collects columns into a schema.</summary>
    public sealed class Builder
    {
        private readonly List<DetachedColumn> _columns = [];

        /// <summary>Adds a column.</summary>
        public void AddColumn(string name, DataViewType type, Annotations annotations = null) =>
            _columns.Add(new DetachedColumn(name, type, annotations));

        /// <summary>Adds columns like those of a schema.</summary>
        public void AddColumns(IEnumerable<Column> source)
        {
            foreach (var column in source)
                _columns.Add(new DetachedColumn(column));
        }

        /// <summary>Adds columns.</summary>
        public void AddColumns(IEnumerable<DetachedColumn> source) => _columns.AddRange(source);

        /// <summary>The schema of the columns so far.</summary>
        public DataViewSchema ToSchema() => new(_columns);
    }

    /// <summary>Named values that say more about a column: its slot names, the values of its keys, and the like.</summary>
    public sealed class Annotations
    {
        private readonly Delegate[] _getters;

        private Annotations(DataViewSchema schema, Delegate[] getters)
        {
            Schema = schema;
            _getters = getters;
        }

        /// <summary>No annotations.</summary>
        public static Annotations Empty { get; } = new(new DataViewSchema([]), []);

        /// <summary>The names and types of the values.</summary>
        public DataViewSchema Schema { get; }

        /// <summary>A getter of one value.</summary>
        public ValueGetter<TValue> GetGetter<TValue>(Column column)
        {
            ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(column.Index, _getters.Length, nameof(column));
            return _getters[column.Index] as ValueGetter<TValue>
                ?? throw new InvalidOperationException($"GetGetter: annotation '{column.Name}' is of type {column.Type.RawType}, not {typeof(TValue)}.");
        }

        /// <summary>Fetches the value of the kind.</summary>
        public void GetValue<TValue>(string kind, ref TValue value)
        {
            var column = Schema.GetColumnOrNull(kind)
                ?? throw new InvalidOperationException($"GetValue: there is no annotation '{kind}'.");
            GetGetter<TValue>(column)(ref value);
        }

        /// <inheritdoc/>
        public override string ToString() => string.Join(", ", Schema.Select(column => column.Name));

        /// <summary>Collects annotations.</summary>
        public sealed class Builder
        {
            private readonly List<DetachedColumn> _columns = [];
            private readonly List<Delegate> _getters = [];

            /// <summary>Adds those annotations of another column whose kinds are selected.</summary>
            public void Add(Annotations annotations, Func<string, bool> selector)
            {
                ArgumentNullException.ThrowIfNull(selector);
                if (annotations == null)
                    return;
                foreach (var column in annotations.Schema)
                {
                    if (column.IsHidden || !selector(column.Name))
                        continue;
                    _columns.Add(new DetachedColumn(column));
                    _getters.Add(annotations._getters[column.Index]);
                }
            }

            /// <summary>Adds a value fetched by a getter.</summary>
            public void Add<TValue>(string name, DataViewType type, ValueGetter<TValue> getter, Annotations annotations = null)
            {
                Check.NonEmpty(name, nameof(name));
                ArgumentNullException.ThrowIfNull(type);
                ArgumentNullException.ThrowIfNull(getter);
                if (type.RawType != typeof(TValue))
                    throw new ArgumentException($"{nameof(type)}.RawType must be of type '{typeof(TValue).FullName}'.", nameof(type));
                _columns.Add(new DetachedColumn(name, type, annotations));
                _getters.Add(getter);
            }

            /// <summary>Adds a value fetched by a getter whose type is known at run time only.</summary>
            public void Add(string name, DataViewType type, Delegate getter, Annotations annotations = null)
            {
                ArgumentNullException.ThrowIfNull(type);
                ArgumentNullException.ThrowIfNull(getter);
                Generic.Call(this, nameof(AddTyped), type.RawType, name, type, getter, annotations);
            }

            /// <summary>Adds one value.</summary>
            public void AddPrimitiveValue<TValue>(string name, PrimitiveDataViewType type, TValue value, Annotations annotations = null) =>
                Add(name, type, (ref TValue destination) => destination = value, annotations);

            /// <summary>The annotations so far.</summary>
            public Annotations ToAnnotations() => _columns.Count == 0 ? Empty : new(new DataViewSchema(_columns), [.. _getters]);

            private void AddTyped<TValue>(string name, DataViewType type, Delegate getter, Annotations annotations) =>
                Add(name, type, getter as ValueGetter<TValue> ?? throw new ArgumentException(
                    $"getter must be of type '{typeof(ValueGetter<TValue>).FullName}'", nameof(getter)), annotations);
        }
    }
}
