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

    /// <summary>Writes a file, whole or not at all: what is written may be read from the very file that it replaces, and may turn out, midway, to be what cannot be written.</summary>
    public static void Write(string path, Action<TextWriter> write) => WriteBytes(path, file =>
    {
        using var packed = IsPacked(path) ? new GZipStream(file, CompressionLevel.Optimal) : file;
        using var writer = new StreamWriter(packed, Strict);
        write(writer);
    });

    /// <summary>Writes a file of bytes, whole or not at all.</summary>
    public static void WriteBytes(string path, Action<Stream> write)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        var target = (File.Exists(path) ? File.ResolveLinkTarget(path, returnFinalTarget: true)?.FullName : null) ?? path;
        // Beside it, since only within one volume is a file moved at once.
        var temporary = $"{target}.{Guid.NewGuid():N}.tmp";
        try
        {
            using (var file = new FileStream(temporary, FileMode.CreateNew, FileAccess.Write))
                write(file);
            if (!OperatingSystem.IsWindows() && File.Exists(target))
                File.SetUnixFileMode(temporary, File.GetUnixFileMode(target)); // who may not read the old one may not read the new one
            File.Move(temporary, target, overwrite: true);
        }
        catch
        {
            if (File.Exists(temporary))
                File.Delete(temporary);
            throw;
        }
    }

    private static bool IsPacked(string path) => path.EndsWith(".gz", StringComparison.OrdinalIgnoreCase);
}
