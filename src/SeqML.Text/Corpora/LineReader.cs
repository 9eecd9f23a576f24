using System.Text;

namespace SeqML.Text.Corpora;

/// <summary>Reads lines and counts them; what goes wrong is told with its line.</summary>
internal sealed class LineReader(TextReader reader, string? source)
{
    public string? Source => source;

    /// <summary>The line that was read last, from 1 on.</summary>
    public int Number { get; private set; }

    public string? Next()
    {
        string? line;
        try
        {
            line = reader.ReadLine();
        }
        catch (DecoderFallbackException error)
        {
            throw Error(Number + 1, "expected text in UTF-8, found bytes that are none, here or in the next lines. Save the file as UTF-8", error);
        }
        catch (InvalidDataException error)
        {
            throw Error(Number + 1, "the packed file is damaged from here on", error);
        }
        if (line is not null && Number++ == 0 && line.StartsWith('\uFEFF'))
            line = line[1..]; // the mark of a text that did not come of a file
        return line;
    }

    public InvalidDataException Error(int line, string message, Exception? inner = null) =>
        new(FormattableString.Invariant($"{(source is null ? "Line" : $"{source}, line")} {line}: {message}."), inner);
}
