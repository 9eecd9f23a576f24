namespace Microsoft.ML.Data;

/// <summary>A column to be loaded, with its fields known.</summary>
internal sealed class LoadedColumn
{
    private readonly (int From, int To)[] _fields;
    private readonly int _variableFrom = -1;

    public LoadedColumn(TextLoader.Column column, int fieldCount)
    {
        if (string.IsNullOrWhiteSpace(column.Name))
            throw new ArgumentOutOfRangeException("Name", "A column has a name.");
        if (column.Source == null || column.Source.Length == 0)
            throw new ArgumentOutOfRangeException("Source", $"Column '{column.Name}' names no fields.");
        if (column.Source.Any(range => range.AllOther))
            throw new NotSupportedException("compat/MLNet does not read \"all other\" fields; ML.NET itself does.");
        Name = column.Name;
        var item = PrimitiveTypes.OfKind(column.DataKind);
        if (column.KeyCount?.Count is { } keyCount)
            item = new KeyDataViewType(item.RawType, keyCount);
        if (column.Source is [{ VariableEnd: true, AutoEnd: false } variable])
            _variableFrom = variable.Min;
        _fields = _variableFrom >= 0 ? [] : column.Source.Select(range => (range.Min, range.AutoEnd ? fieldCount : (range.Max ?? range.Min) + 1)).ToArray();
        Size = _fields.Sum(range => range.To - range.From);
        var scalar = _variableFrom < 0 && Size == 1 && column.Source is [{ ForceVector: false, AutoEnd: false }];
        Type = scalar ? item : new VectorDataViewType(item, Size);
    }

    public string Name { get; }

    public DataViewType Type { get; }

    public int Size { get; }

    public static bool NeedsSample(TextLoader.Column column) => column.Source?.Any(range => range.AutoEnd) ?? false;

    /// <summary>The number of the column's fields in a line of so many.</summary>
    public int CountIn(int fields) => _variableFrom < 0 ? Size : Math.Max(0, fields - _variableFrom);

    /// <summary>The line's fields that are the column's; an index beyond the line is an empty field.</summary>
    public IEnumerable<int> FieldsIn(int fields) => _variableFrom >= 0
        ? Enumerable.Range(_variableFrom, CountIn(fields))
        : _fields.SelectMany(range => Enumerable.Range(range.From, range.To - range.From));

    public DataViewSchema.Annotations SlotNames(List<ReadOnlyMemory<char>> header)
    {
        if (header == null || Type is not VectorDataViewType { IsKnownSize: true })
            return null;
        var builder = new DataViewSchema.Annotations.Builder();
        builder.AddVector(AnnotationKinds.SlotNames, TextDataViewType.Instance,
            FieldsIn(header.Count).Select(i => i < header.Count ? header[i] : default).ToArray());
        return builder.ToAnnotations();
    }
}
