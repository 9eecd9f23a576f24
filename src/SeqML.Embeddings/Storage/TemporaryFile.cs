namespace SeqML.Embeddings.Storage;

/// <summary>Files for what has no room in memory, gone when they are closed.</summary>
internal static class TemporaryFile
{
    /// <summary>One in the system's folder for temporary files (TMPDIR, TMP).</summary>
    public static FileStream Create() => Create(Path.Combine(Path.GetTempPath(), Path.GetRandomFileName()));

    /// <summary>One of a name that no other has.</summary>
    public static FileStream Create(string path)
    {
        var file = new FileStream(path, FileMode.CreateNew, FileAccess.ReadWrite, FileShare.Read, bufferSize: 1 << 16, FileOptions.DeleteOnClose);
        if (!OperatingSystem.IsWindows())
            File.Delete(path); // its name is gone at once, so that nothing is left of a process that is killed
        return file;
    }
}
