using System.Globalization;
using System.Text;
using SeqML.Text.Files;

namespace SeqML.Embeddings.Evaluation;

/// <summary>Pairs of words with people's scores: WordSim-353, SimLex-999, RG-65, MEN and the like.</summary>
public sealed class WordPairs
{
    /// <summary>Takes pairs.</summary>
    /// <param name="name">What reports call them.</param>
    /// <param name="pairs">The pairs.</param>
    public WordPairs(string name, IEnumerable<WordPair> pairs)
    {
        ArgumentNullException.ThrowIfNull(name);
        ArgumentNullException.ThrowIfNull(pairs);
        (Name, Pairs) = (name, [.. pairs]);
    }

    /// <summary>What reports call them: the name of the file.</summary>
    public string Name { get; }

    /// <summary>The pairs, in the order of the file.</summary>
    public IReadOnlyList<WordPair> Pairs { get; }

    /// <summary>Reads a file: in each line two words and a number, as columns.</summary>
    /// <param name="path">A text in UTF-8, as it is or packed by gzip.</param>
    /// <remarks>
    /// Columns are parted by tabs; where the first line has none, by commas, else semicolons, else blanks. The score is the first column after the words that is a number in the first line of
    /// data: so SimLex-999's own file is read, too, which has the part of speech before it. A first line without a number is a heading; lines that begin with # and empty ones are passed over.
    /// </remarks>
    /// <exception cref="InvalidDataException">A line is no such line, or there is none. The message names the file and the line.</exception>
    public static WordPairs Load(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 1 << 16, FileOptions.SequentialScan);
        return Load(file, Path.GetFileName(path));
    }

    /// <summary>Reads what <see cref="Load(string)"/> reads from a stream, which stays open.</summary>
    /// <param name="stream">It is read from where it stands.</param>
    /// <param name="name">What reports and messages call it.</param>
    /// <exception cref="InvalidDataException">A line is no such line, or there is none. The message names the line.</exception>
    public static WordPairs Load(Stream stream, string name)
    {
        ArgumentNullException.ThrowIfNull(stream);
        var lines = new ByteSource(stream);
        var pairs = new List<WordPair>();
        var (separator, column, mayBeHeading) = ('\0', -1, true);
        while (lines.TryReadLine(out var bytes))
        {
            var line = Encoding.UTF8.GetString(bytes);
            if (string.IsNullOrWhiteSpace(line) || line.StartsWith('#'))
                continue;
            separator = separator == '\0' ? Array.Find(['\t', ',', ';'], mark => line.Contains(mark, StringComparison.Ordinal)) is var found && found != '\0' ? found : ' ' : separator;
            var columns = line.Split(separator, separator == ' ' ? StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries : StringSplitOptions.TrimEntries);
            if (column < 0)
            {
                column = Array.FindIndex(columns, Math.Min(2, columns.Length), text => TryParse(text, out _));
                if (column < 0 && mayBeHeading && columns.Length > 2)
                {
                    mayBeHeading = false;
                    continue;
                }
            }
            if (column < 0 || columns.Length <= column || columns[0].Length == 0 || columns[1].Length == 0 || !TryParse(columns[column], out var score))
                throw new InvalidDataException(FormattableString.Invariant(
                    $"The word pairs in '{name}' cannot be read: expected two words and a number as columns in line {lines.Line}, found '{(line.Length > 80 ? line[..80] + "..." : line)}'."));
            pairs.Add(new WordPair(columns[0], columns[1], score));
        }
        return pairs.Count > 0 ? new WordPairs(name, pairs) : throw new InvalidDataException($"The word pairs in '{name}' cannot be read: expected lines of two words and a number, found none.");
    }

    private static bool TryParse(string text, out double score) => double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out score) && double.IsFinite(score);
}
