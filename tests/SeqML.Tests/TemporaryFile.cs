namespace SeqML.Tests;

/// <summary>A path in the folder for temporary files, whose file is gone in the end.</summary>
internal sealed class TemporaryFile : IDisposable
{
    public string Path { get; } = System.IO.Path.Combine(System.IO.Path.GetTempPath(), $"seqml-{Guid.NewGuid():N}.zip");

    public void Dispose() => File.Delete(Path);
}
