namespace SeqML.Text.Tests.Subwords.Unigram;

/// <summary>A path of a file that is not there yet, and is gone afterwards.</summary>
internal sealed class TemporaryFile : IDisposable
{
    public TemporaryFile(ReadOnlySpan<byte> content = default)
    {
        if (!content.IsEmpty)
            File.WriteAllBytes(Path, content);
    }

    public string Path { get; } = System.IO.Path.Combine(System.IO.Path.GetTempPath(), System.IO.Path.GetRandomFileName());

    public void Dispose() => File.Delete(Path);
}
