namespace SeqML.Embeddings.Learning.CoOccurrences;

/// <summary>Files for what has no room in memory: in the system's folder for temporary files (TMPDIR, TMP), gone when they are closed.</summary>
internal static class TemporaryFile
{
    public static FileStream Create() =>
        new(Path.Combine(Path.GetTempPath(), Path.GetRandomFileName()), FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None, bufferSize: 1 << 16, FileOptions.DeleteOnClose | FileOptions.SequentialScan);
}
