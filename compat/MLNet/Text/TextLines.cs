namespace Microsoft.ML.Data;

/// <summary>The lines of files that hold rows.</summary>
internal sealed class TextLines : IDisposable
{
    private readonly TextLoader.Options _options;
    private readonly IMultiStreamSource _source;
    private readonly FieldSplitter _splitter;
    private TextReader _reader;
    private int _file = -1;
    private bool _inHead;

    public TextLines(TextLoader.Options options, IMultiStreamSource source, FieldSplitter splitter)
    {
        _options = options;
        _source = source;
        _splitter = splitter;
    }

    /// <summary>The number of the line last read, counted from 1 in its file.</summary>
    public long Number { get; private set; }

    /// <summary>The header of the first file, or null.</summary>
    public string Header { get; private set; }

    /// <summary>The next line that holds a row, or null at the end.</summary>
    public string Next()
    {
        while (true)
        {
            var line = _reader?.ReadLine();
            if (line == null)
            {
                if (!NextFile())
                    return null;
                continue;
            }
            Number++;
            if (IsSkipped(line))
                continue;
            line = Continued(line);
            if (_inHead && _options.HasHeader)
            {
                _inHead = false;
                Header ??= line;
                continue;
            }
            _inHead = false;
            return line;
        }
    }

    public void Dispose() => _reader?.Dispose();

    // A line of a comment: // anywhere, # only above the first line that is none.
    private bool IsSkipped(string line) =>
        line.Length == 0 || line.StartsWith("//", StringComparison.Ordinal) || (_inHead && line[0] == '#');

    private string Continued(string line)
    {
        if (!_options.ReadMultilines || !_options.AllowQuoting)
            return line;
        while (_splitter.IsOpen(line) && _reader.ReadLine() is { } more)
        {
            Number++;
            line = line + "\n" + more;
        }
        return line;
    }

    private bool NextFile()
    {
        _reader?.Dispose();
        _reader = null;
        if (++_file >= _source.Count)
            return false;
        _reader = _source.OpenTextReader(_file);
        _inHead = true;
        Number = 0;
        return true;
    }
}
