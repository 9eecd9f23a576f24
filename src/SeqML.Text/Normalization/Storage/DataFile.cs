using System.Reflection;

namespace SeqML.Text.Normalization.Storage;

/// <summary>Data of no language that stages read, embedded beside their code.</summary>
internal static class DataFile
{
    /// <summary>The entries of a file: its lines but for blank ones and notes, which start with "# " or are just "#".</summary>
    /// <param name="room">The folder within Normalization.</param>
    /// <param name="name">The file's name.</param>
    public static IEnumerable<string> Entries(string room, string name)
    {
        // A resource is named for its file, with the slashes of the system that built it.
        var assembly = Assembly.GetExecutingAssembly();
        var resource = assembly.GetManifestResourceNames().Single(found => found.Replace('\\', '/') == $"Normalization/{room}/{name}");
        using var reader = new StreamReader(assembly.GetManifestResourceStream(resource)!);
        while (reader.ReadLine() is { } line)
            if (line.Length > 0 && line != "#" && !line.StartsWith("# ", StringComparison.Ordinal))
                yield return line;
    }
}
