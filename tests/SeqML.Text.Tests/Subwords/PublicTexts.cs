using System.IO.Compression;
using System.Text;
using SeqML.TestKit;

namespace SeqML.Text.Tests.Subwords;

/// <summary>Every text of the public data, packed ones too; what is no UTF-8 is none.</summary>
internal static class PublicTexts
{
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>The folder of the data; null where it is absent.</summary>
    public static string? Folder => SharedData.Find("README.md") is { } file ? Path.GetDirectoryName(file) : null;

    public static IEnumerable<(string Path, string Text)> All()
    {
        foreach (var path in Directory.EnumerateFiles(Folder!, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
            if (TryRead(path) is { } text)
                yield return (path, text);
    }

    private static string? TryRead(string path)
    {
        using Stream file = path.EndsWith(".gz", StringComparison.Ordinal) ? new GZipStream(File.OpenRead(path), CompressionMode.Decompress) : File.OpenRead(path);
        using var bytes = new MemoryStream();
        file.CopyTo(bytes);
        try
        {
            return Strict.GetString(bytes.GetBuffer().AsSpan(0, (int)bytes.Length));
        }
        catch (DecoderFallbackException)
        {
            return null;
        }
    }
}
