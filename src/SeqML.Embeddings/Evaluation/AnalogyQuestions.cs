using System.Text;
using SeqML.Text.Files;

namespace SeqML.Embeddings.Evaluation;

/// <summary>Questions in sections: Google's questions-words.txt (Mikolov et al. 2013a, section 4.1) and files like it.</summary>
public sealed class AnalogyQuestions
{
    /// <summary>Takes sections.</summary>
    public AnalogyQuestions(IEnumerable<AnalogySection> sections)
    {
        ArgumentNullException.ThrowIfNull(sections);
        Sections = [.. sections];
    }

    /// <summary>The sections, in the order of the file.</summary>
    public IReadOnlyList<AnalogySection> Sections { get; }

    /// <summary>Reads a file: lines of four words, and before each section a line with a colon and its name.</summary>
    /// <param name="path">A text in UTF-8, as it is or packed by gzip. Empty lines and those that begin with # are passed over.</param>
    /// <exception cref="InvalidDataException">A line is no such line, or there is none. The message names the file and the line.</exception>
    public static AnalogyQuestions Load(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 1 << 16, FileOptions.SequentialScan);
        return Load(file, Path.GetFileName(path));
    }

    /// <summary>Reads what <see cref="Load(string)"/> reads from a stream, which stays open.</summary>
    /// <param name="stream">It is read from where it stands.</param>
    /// <param name="name">What messages call it.</param>
    /// <exception cref="InvalidDataException">A line is no such line, or there is none. The message names the line.</exception>
    public static AnalogyQuestions Load(Stream stream, string name)
    {
        ArgumentNullException.ThrowIfNull(stream);
        var lines = new ByteSource(stream);
        var sections = new List<AnalogySection>();
        var questions = new List<AnalogyQuestion>();
        while (lines.TryReadLine(out var bytes))
        {
            var line = Encoding.UTF8.GetString(bytes).Trim();
            if (line.StartsWith(':'))
                sections.Add(new AnalogySection(line[1..].Trim(), questions = []));
            else if (line.Length > 0 && !line.StartsWith('#'))
            {
                if (sections.Count == 0)
                    throw new InvalidDataException(FormattableString.Invariant($"The questions in '{name}' cannot be read: expected a section's name after a colon before the first question, found line {lines.Line}, '{Short(line)}'."));
                if (line.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries) is not [var a, var b, var c, var d])
                    throw new InvalidDataException(FormattableString.Invariant($"The questions in '{name}' cannot be read: expected four words in line {lines.Line}, found '{Short(line)}'."));
                questions.Add(new AnalogyQuestion(a, b, c, d));
            }
        }
        return sections.Any(section => section.Questions.Count > 0) ? new AnalogyQuestions(sections)
            : throw new InvalidDataException($"The questions in '{name}' cannot be read: expected lines of four words, found none.");
    }

    private static string Short(string line) => line.Length > 80 ? line[..80] + "..." : line;
}
