using System.IO.Compression;
using System.Text;

namespace SeqML.Text.Corpora;

/// <summary>Opens files of corpora, packed ones too.</summary>
internal static class CorpusFile
{
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    public static void CheckExists(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        if (!File.Exists(path))
            throw new FileNotFoundException($"There is no file '{path}'.", path);
    }

    /// <summary>What a reader finds in a file, which is open just as long as it is read.</summary>
    public static IEnumerable<T> Read<T>(string path, Func<TextReader, IEnumerable<T>> parse)
    {
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read);
        using var unpacked = IsPacked(path) ? new GZipStream(file, CompressionMode.Decompress) : (Stream)file;
        using var reader = new StreamReader(unpacked, Strict);
        foreach (var item in parse(reader))
            yield return item;
    }

    public static void Write(string path, Action<TextWriter> write)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        using var file = new FileStream(path, FileMode.Create, FileAccess.Write);
        using var packed = IsPacked(path) ? new GZipStream(file, CompressionLevel.Optimal) : (Stream)file;
        using var writer = new StreamWriter(packed, Strict);
        write(writer);
    }

    private static bool IsPacked(string path) => path.EndsWith(".gz", StringComparison.OrdinalIgnoreCase);
}
