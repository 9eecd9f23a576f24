namespace Microsoft.ML.Data;

/// <summary>Reads data from lines of text, each split into fields.</summary>
public sealed class TextLoader : IDataLoader<IMultiStreamSource>
{
    private readonly Options _options;
    private readonly LoadedColumn[] _columns;
    private readonly DataViewSchema _schema;

    internal TextLoader(Options options, IMultiStreamSource sample)
    {
        _options = options ?? new Options();
        var columns = _options.Columns is { Length: > 0 } given ? given :
        [
            new Column("Label", DataKind.Single, 0),
            new Column("Features", DataKind.Single, [new Range(1, null)]),
        ];
        if (_options.AllowSparse)
            throw new NotSupportedException("compat/MLNet does not read sparse lines; ML.NET itself does.");
        var size = columns.Any(LoadedColumn.NeedsSample) ? TextSample.FieldCount(_options, sample) : 0;
        var header = _options.HasHeader ? TextSample.Header(_options, sample) : null;
        _columns = columns.Select(column => new LoadedColumn(column, size)).ToArray();
        var builder = new DataViewSchema.Builder();
        foreach (var column in _columns)
            builder.AddColumn(column.Name, column.Type, column.SlotNames(header));
        _schema = builder.ToSchema();
    }

    /// <inheritdoc/>
    public DataViewSchema GetOutputSchema() => _schema;

    /// <inheritdoc/>
    public IDataView Load(IMultiStreamSource source)
    {
        ArgumentNullException.ThrowIfNull(source);
        return new TextView(_options, _columns, _schema, source);
    }

    void ICanSaveModel.Save(ModelSaveContext ctx) => throw new NotSupportedException("compat/MLNet does not save loaders; ML.NET itself does.");

    /// <summary>How lines are read.</summary>
    public class Options
    {
        /// <summary>Whether a field may stand in quotation marks, and then contain separators.</summary>
        public bool AllowQuoting;

        /// <summary>Whether fields may be given as index and value.</summary>
        public bool AllowSparse;

        /// <summary>The number of fields of a line.</summary>
        public int? InputSize;

        /// <summary>What separates fields.</summary>
        public char[] Separators = ['\t'];

        /// <summary>What separates the fraction of a number.</summary>
        public char DecimalMarker = '.';

        /// <summary>The columns.</summary>
        public Column[] Columns;

        /// <summary>Whether white space at the end of a line goes.</summary>
        public bool TrimWhitespace;

        /// <summary>Whether the first line holds names.</summary>
        public bool HasHeader;

        /// <summary>Whether several threads may read.</summary>
        public bool UseThreads = true;

        /// <summary>Whether a field in quotation marks may go on in the next line.</summary>
        public bool ReadMultilines;

        /// <summary>A file whose first line holds the names.</summary>
        public string HeaderFile;

        /// <summary>The greatest number of rows.</summary>
        public long? MaxRows;

        /// <summary>What stands before a quotation mark that belongs to a field.</summary>
        public char EscapeChar = '"';

        /// <summary>Whether an empty field is NaN, rather than 0, as a real number.</summary>
        public bool MissingRealsAsNaNs;
    }

    /// <summary>A column, and the fields that it is read from.</summary>
    public sealed class Column
    {
        /// <summary>The name.</summary>
        public string Name;

        /// <summary>The fields.</summary>
        public Range[] Source;

        /// <summary>For a key, the number of its values.</summary>
        public KeyCount KeyCount;

        /// <summary>Makes a column to be filled in.</summary>
        public Column()
        {
        }

        /// <summary>Makes a column of one field.</summary>
        public Column(string name, DataKind dataKind, int index)
            : this(name, dataKind, [new Range(index)])
        {
        }

        /// <summary>Makes a column of fields from one to another.</summary>
        public Column(string name, DataKind dataKind, int minIndex, int maxIndex)
            : this(name, dataKind, [new Range(minIndex, maxIndex)])
        {
        }

        /// <summary>Makes a column of ranges of fields.</summary>
        public Column(string name, DataKind dataKind, Range[] source, KeyCount keyCount = null)
        {
            ArgumentNullException.ThrowIfNull(source);
            Name = name;
            DataKind = dataKind;
            Source = source;
            KeyCount = keyCount;
        }

        /// <summary>The kind of the values.</summary>
        public DataKind DataKind { get; set; } = DataKind.Single;
    }

    /// <summary>A range of fields.</summary>
    public sealed class Range
    {
        /// <summary>The first field.</summary>
        public int Min;

        /// <summary>The last field; null when the line's end decides.</summary>
        public int? Max;

        /// <summary>Whether the range goes on to the end that a sample of the lines has.</summary>
        public bool AutoEnd;

        /// <summary>Whether the range goes on to each line's own end.</summary>
        public bool VariableEnd;

        /// <summary>Whether the range is whatever the other columns leave.</summary>
        public bool AllOther;

        /// <summary>Whether one field makes a vector all the same.</summary>
        public bool ForceVector;

        /// <summary>Makes a range to be filled in.</summary>
        public Range()
        {
        }

        /// <summary>Makes a range of one field.</summary>
        public Range(int index)
        {
            if (index < 0)
                throw new ArgumentOutOfRangeException(nameof(index), "Fields are counted from 0.");
            Min = index;
            Max = index;
        }

        /// <summary>Makes a range of fields.</summary>
        public Range(int min, int? max)
        {
            if (min < 0)
                throw new ArgumentOutOfRangeException(nameof(min), "Fields are counted from 0.");
            if (max < min)
                throw new ArgumentOutOfRangeException(nameof(max), "The last field is not before the first.");
            Min = min;
            Max = max;
            AutoEnd = max == null;
        }
    }
}
