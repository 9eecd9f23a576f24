using System.Reflection;

namespace SeqML.Text.Languages;

/// <summary>What is known of a language: a folder of data files, such as <c>Languages/en/stopwords.txt</c>. Each room of SeqML.Text reads its own file and says how it reads it.</summary>
/// <remarks>
/// A file holds an entry a line, UTF-8. Lines that start with "# " or are just "#", and blank lines, are notes for people. A language that SeqML does not bring, or that one
/// knows better, is a folder of one's own (<see cref="FromFolder"/>): no code is needed. docs/text/languages.md lists the files.
/// </remarks>
public sealed class Language
{
    private static readonly Dictionary<string, Language> Shipped = Discover();

    private readonly Dictionary<string, Lazy<IReadOnlyList<string>>> files;

    private Language(string code, Dictionary<string, Lazy<IReadOnlyList<string>>> files)
    {
        Code = code;
        this.files = files;
    }

    /// <summary>The codes of the languages that SeqML brings, by ISO 639-1, in ordinal order.</summary>
    public static IReadOnlyList<string> Codes { get; } = [.. Shipped.Keys.Order(StringComparer.Ordinal)];

    /// <summary>The code of ISO 639-1, as "en"; of a folder, its name.</summary>
    public string Code { get; }

    /// <summary>The names of its files, in ordinal order.</summary>
    public IReadOnlyList<string> Files => [.. files.Keys.Order(StringComparer.Ordinal)];

    /// <summary>A language that SeqML brings.</summary>
    /// <param name="code">Its code of ISO 639-1, in lower case.</param>
    /// <exception cref="ArgumentException">SeqML does not bring it.</exception>
    public static Language Of(string code)
    {
        ArgumentNullException.ThrowIfNull(code);
        return Shipped.TryGetValue(code, out var language) ? language
            : throw new ArgumentException($"Expected the code of a language that SeqML brings ({string.Join(", ", Codes)}), found '{code}'. Another language is a folder of one's own: Language.FromFolder.", nameof(code));
    }

    /// <summary>A language of one's own.</summary>
    /// <param name="path">A folder with files like those that docs/text/languages.md lists; what it lacks, the language does not know. The folder's name is the code.</param>
    /// <exception cref="DirectoryNotFoundException">There is no such folder.</exception>
    public static Language FromFolder(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        var folder = new DirectoryInfo(path);
        if (!folder.Exists)
            throw new DirectoryNotFoundException($"Expected a folder of language data, found none at '{path}'.");
        return new Language(folder.Name, folder.EnumerateFiles("*.txt").ToDictionary(
            file => file.Name, file => new Lazy<IReadOnlyList<string>>(() => Entries(file.OpenText())), StringComparer.Ordinal));
    }

    /// <summary>A language of one's own, whose files are at hand and in no folder.</summary>
    /// <param name="code">The code.</param>
    /// <param name="files">The entries of each file, by its name.</param>
    public static Language FromEntries(string code, IReadOnlyDictionary<string, IReadOnlyList<string>> files)
    {
        ArgumentException.ThrowIfNullOrEmpty(code);
        ArgumentNullException.ThrowIfNull(files);
        return new Language(code, files.ToDictionary(file => file.Key, file => new Lazy<IReadOnlyList<string>>(file.Value), StringComparer.Ordinal));
    }

    /// <summary>Whether it has a file.</summary>
    public bool Has(string file) => files.ContainsKey(file);

    /// <summary>The entries of a file in their order, without notes, blank lines, and blanks around.</summary>
    /// <param name="file">A file's name, as "stopwords.txt".</param>
    /// <exception cref="ArgumentException">The language has no such file.</exception>
    public IReadOnlyList<string> Read(string file)
    {
        ArgumentException.ThrowIfNullOrEmpty(file);
        return files.TryGetValue(file, out var entries) ? entries.Value
            : throw new ArgumentException($"Expected the language '{Code}' to have the file '{file}', found {(files.Count == 0 ? "no files" : string.Join(", ", Files))}.", nameof(file));
    }

    /// <summary>The code.</summary>
    public override string ToString() => Code;

    private static Dictionary<string, Language> Discover()
    {
        // A resource is named for its file: Languages/en/stopwords.txt, with the slashes of the system that built it.
        var assembly = Assembly.GetExecutingAssembly();
        return (from name in assembly.GetManifestResourceNames()
                let parts = name.Split('/', '\\')
                where parts is ["Languages", _, _]
                group (File: parts[2], Entries: new Lazy<IReadOnlyList<string>>(() => Entries(new StreamReader(assembly.GetManifestResourceStream(name)!)))) by parts[1])
            .ToDictionary(
                language => language.Key,
                language => new Language(language.Key, language.ToDictionary(file => file.File, file => file.Entries, StringComparer.Ordinal)),
                StringComparer.Ordinal);
    }

    private static List<string> Entries(StreamReader reader)
    {
        using (reader)
        {
            var entries = new List<string>();
            while (reader.ReadLine() is { } line)
                if (line.Trim() is { Length: > 0 } entry && entry != "#" && !entry.StartsWith("# ", StringComparison.Ordinal))
                    entries.Add(entry);
            return entries;
        }
    }
}
