using System.Text;
using SeqML.Text.Files;

namespace SeqML.Text.Subwords.Files;

/// <summary>The lines of a vocabulary's file, UTF-8, as it is or packed by gzip. What is wrong is told with the file and the line.</summary>
internal sealed class VocabularyLines : IDisposable
{
    /// <summary>More than any vocabulary has: a file of another kind ends here, before memory does.</summary>
    private const int MostLines = 1 << 24;

    private const int MostBytes = 1 << 26;

    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private readonly FileStream file;
    private readonly string path;
    private readonly ByteSource lines;
    private long bytes;

    public VocabularyLines(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        this.path = path;
        file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 1 << 16, FileOptions.SequentialScan);
        try
        {
            lines = new ByteSource(file);
        }
        catch (InvalidDataException error)
        {
            file.Dispose();
            throw Error(1, error.Message, error);
        }
    }

    /// <summary>The line that was read last, from 1 on.</summary>
    public int Number => lines.Line;

    /// <summary>The next line, without blanks at its end; null at the end of the file. Blank lines are left out at the end, and are an error before it.</summary>
    public string? Next()
    {
        var line = Read();
        if (line is not { Length: 0 })
            return line;
        var blank = Number;
        while (line is { Length: 0 })
            line = Read();
        return line is null ? null : throw Error(blank, "Expected a token, found a blank line. An id would be missing, and all later ones wrong");
    }

    public InvalidDataException Error(string message) => Error(Number, message);

    public void Dispose() => file.Dispose();

    private string? Read()
    {
        ReadOnlySpan<byte> line;
        try
        {
            if (!lines.TryReadLine(out line))
                return null;
        }
        catch (InvalidDataException error)
        {
            throw Error(Number + 1, error.Message.TrimEnd('.'), error);
        }
        bytes += line.Length + 1;
        if (Number > MostLines || bytes > MostBytes)
            throw Error(FormattableString.Invariant($"Expected a vocabulary of at the most {MostLines:#,0} lines and {MostBytes:#,0} bytes, found more"));
        try
        {
            return Strict.GetString(line);
        }
        catch (DecoderFallbackException error)
        {
            throw Error(Number, "Expected text in UTF-8, found bytes that are none. Save the file as UTF-8", error);
        }
    }

    private InvalidDataException Error(int line, string message, Exception? inner = null) => new(FormattableString.Invariant($"'{path}', line {line}: {message}."), inner);
}
