using System.Reflection;
using Microsoft.ML.Data;

namespace Microsoft.ML;

/// <summary>Loads data from text.</summary>
public static class TextLoaderSaverCatalog
{
    /// <summary>Makes a loader of the given columns.</summary>
    public static TextLoader CreateTextLoader(this DataOperationsCatalog catalog, TextLoader.Column[] columns, char separatorChar = '\t',
        bool hasHeader = false, IMultiStreamSource dataSample = null, bool allowQuoting = false, bool trimWhitespace = false, bool allowSparse = false) =>
        new(Options(columns, separatorChar, hasHeader, allowQuoting, trimWhitespace, allowSparse), dataSample);

    /// <summary>Makes a loader by options.</summary>
    public static TextLoader CreateTextLoader(this DataOperationsCatalog catalog, TextLoader.Options options, IMultiStreamSource dataSample = null) =>
        new(options, dataSample);

    /// <summary>Makes a loader of the columns that a class declares.</summary>
    public static TextLoader CreateTextLoader<TInput>(this DataOperationsCatalog catalog, char separatorChar = '\t', bool hasHeader = false,
        IMultiStreamSource dataSample = null, bool allowQuoting = false, bool trimWhitespace = false, bool allowSparse = false) =>
        new(Options(ColumnsOf<TInput>(), separatorChar, hasHeader, allowQuoting, trimWhitespace, allowSparse), dataSample);

    /// <summary>Makes a loader of the columns that a class declares, by options.</summary>
    public static TextLoader CreateTextLoader<TInput>(this DataOperationsCatalog catalog, TextLoader.Options options, IMultiStreamSource dataSample = null)
    {
        ArgumentNullException.ThrowIfNull(options);
        options.Columns = ColumnsOf<TInput>();
        return new(options, dataSample);
    }

    /// <summary>Data of the given columns from a file.</summary>
    public static IDataView LoadFromTextFile(this DataOperationsCatalog catalog, string path, TextLoader.Column[] columns, char separatorChar = '\t',
        bool hasHeader = false, bool allowQuoting = false, bool trimWhitespace = false, bool allowSparse = false)
    {
        CheckPath(path);
        return catalog.CreateTextLoader(columns, separatorChar, hasHeader, null, allowQuoting, trimWhitespace, allowSparse).Load(new MultiFileSource(path));
    }

    /// <summary>Data from a file by options, whose open ends the file itself closes.</summary>
    public static IDataView LoadFromTextFile(this DataOperationsCatalog catalog, string path, TextLoader.Options options = null)
    {
        CheckPath(path);
        var source = new MultiFileSource(path);
        return new TextLoader(options, source).Load(source);
    }

    /// <summary>Data of the columns that a class declares from a file.</summary>
    public static IDataView LoadFromTextFile<TInput>(this DataOperationsCatalog catalog, string path, char separatorChar = '\t',
        bool hasHeader = false, bool allowQuoting = false, bool trimWhitespace = false, bool allowSparse = false)
    {
        CheckPath(path);
        return catalog.CreateTextLoader<TInput>(separatorChar, hasHeader, null, allowQuoting, trimWhitespace, allowSparse).Load(new MultiFileSource(path));
    }

    /// <summary>Data of the columns that a class declares from a file, by options.</summary>
    public static IDataView LoadFromTextFile<TInput>(this DataOperationsCatalog catalog, string path, TextLoader.Options options)
    {
        CheckPath(path);
        return catalog.CreateTextLoader<TInput>(options).Load(new MultiFileSource(path));
    }

    private static void CheckPath(string path)
    {
        if (string.IsNullOrEmpty(path))
            throw new ArgumentOutOfRangeException(nameof(path), "A file has a name.");
        if (!File.Exists(path))
            throw new ArgumentOutOfRangeException(nameof(path), $"There is no file '{path}'.");
    }

    private static TextLoader.Options Options(TextLoader.Column[] columns, char separator, bool header, bool quoting, bool trim, bool sparse) => new()
    {
        Columns = columns,
        Separators = [separator],
        HasHeader = header,
        AllowQuoting = quoting,
        TrimWhitespace = trim,
        AllowSparse = sparse,
    };

    private static TextLoader.Column[] ColumnsOf<TInput>()
    {
        const BindingFlags Flags = BindingFlags.Public | BindingFlags.Instance;
        var members = typeof(TInput).GetFields(Flags).Cast<MemberInfo>().Concat(typeof(TInput).GetProperties(Flags));
        return members.Select(ColumnOf).ToArray();
    }

    private static TextLoader.Column ColumnOf(MemberInfo member)
    {
        var ranges = member.GetCustomAttribute<LoadColumnAttribute>()?.Ranges
            ?? throw new InvalidOperationException($"Member '{member.Name}' has no LoadColumnAttribute.");
        var type = MemberColumns.TypeOf(member);
        var item = PrimitiveTypes.OfRaw(MemberColumns.ItemTypeOf(type) ?? type)
            ?? throw new ArgumentOutOfRangeException(nameof(member), $"Member '{member.Name}' is {type}, which no column holds.");
        var key = member.GetCustomAttribute<KeyTypeAttribute>();
        return new TextLoader.Column(member.GetCustomAttribute<ColumnNameAttribute>()?.Name ?? member.Name, PrimitiveTypes.KindOf(item), ranges,
            key == null ? null : key.Count is { } count ? new KeyCount(count) : new KeyCount());
    }
}
