namespace SeqML.Text.Tests.Subwords;

/// <summary>A folder for a test's files, which goes away with it.</summary>
internal sealed class TemporaryFolder : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("seqml-");

    public string File(string name) => Path.Combine(folder.FullName, name);

    /// <summary>Writes a file.</summary>
    public string File(string name, string content)
    {
        System.IO.File.WriteAllText(File(name), content);
        return File(name);
    }

    public void Dispose() => folder.Delete(recursive: true);
}
