namespace Microsoft.ML.Data;

/// <summary>Files.</summary>
public sealed class MultiFileSource : IMultiStreamSource
{
    private readonly string[] _paths;

    /// <summary>Names the files.</summary>
    public MultiFileSource(params string[] paths) => _paths = paths ?? [];

    /// <summary>How many there are.</summary>
    public int Count => _paths.Length;

    /// <summary>The path of one.</summary>
    public string GetPathOrNull(int index) => _paths[index];

    /// <summary>Opens one as bytes.</summary>
    public Stream Open(int index) => new FileStream(_paths[index], FileMode.Open, FileAccess.Read);

    /// <summary>Opens one as text.</summary>
    public TextReader OpenTextReader(int index) => new StreamReader(Open(index));
}
