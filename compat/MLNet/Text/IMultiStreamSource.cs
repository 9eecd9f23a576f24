namespace Microsoft.ML.Data;

/// <summary>Files, or what is read like them.</summary>
public interface IMultiStreamSource
{
    /// <summary>How many there are.</summary>
    int Count { get; }

    /// <summary>The path of one, or null.</summary>
    string GetPathOrNull(int index);

    /// <summary>Opens one as bytes.</summary>
    Stream Open(int index);

    /// <summary>Opens one as text.</summary>
    TextReader OpenTextReader(int index);
}
