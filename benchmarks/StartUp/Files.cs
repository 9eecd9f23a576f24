namespace StartUp;

internal static class Files
{
    /// <summary>Bytes of the files in a folder and below it.</summary>
    public static long Size(string folder, string pattern = "*") =>
        new DirectoryInfo(folder).EnumerateFiles(pattern, SearchOption.AllDirectories).Sum(file => file.Length);
}
