using System.Globalization;
using System.Text.RegularExpressions;

namespace SeqML.TestKit;

/// <summary>A row of a page in specs/: what a stage makes of an input.</summary>
/// <param name="Section">The heading above the table, which names the stage.</param>
/// <param name="Cells">The cells, the input first, with <c>\u{1F600}</c>, <c>\n</c>, <c>\t</c> and <c>\|</c> read as what they stand for.</param>
/// <param name="Line">Where the row stands in the page, from 1.</param>
public sealed record SpecRow(string Section, IReadOnlyList<string> Cells, int Line)
{
    /// <summary>What is read out of code marks: a cell `a` `b` gives a and b. A blank cell is one empty list.</summary>
    public IReadOnlyList<string> Tokens(int cell) => [.. SpecTable.Marks(Cells[cell])];

    /// <summary>The one text of a cell, which stands in code marks so that its blanks are seen. A blank cell is the empty text.</summary>
    public string Text(int cell) => Tokens(cell) switch
    {
        [] => "",
        [var one] => one,
        var many => throw new InvalidDataException($"Expected one text in code marks in line {Line}, found {many.Count}."),
    };
}

/// <summary>The behaviour of text stages as Markdown tables that tests run: a person reads in specs/ what each stage does.</summary>
public static partial class SpecTable
{
    /// <summary>The rows of all tables of a page.</summary>
    /// <param name="path">The page's name within specs/, as "stemming.md".</param>
    public static IReadOnlyList<SpecRow> Read(params string[] path)
    {
        var rows = new List<SpecRow>();
        var section = "";
        var header = true;
        var lines = File.ReadAllLines(Path.Combine([Folder(), .. path]));
        for (var i = 0; i < lines.Length; i++)
        {
            var line = lines[i].Trim();
            if (line.StartsWith('#'))
                section = line.TrimStart('#').Trim();
            if (!line.StartsWith('|'))
                header = true;
            else if (header)
                (header, i) = (false, i + 1); // the line of dashes goes with the header
            else
                rows.Add(new SpecRow(section, [.. BarPattern().Split(line)[1..^1].Select(cell => cell.Trim())], i + 1));
        }
        return rows.Count > 0 ? rows : throw new InvalidDataException($"Expected a table in specs/{string.Join('/', path)}, found none.");
    }

    /// <summary>The names of the pages in a folder within specs/, in ordinal order.</summary>
    public static IReadOnlyList<string> Pages(params string[] folder) =>
        [.. Directory.EnumerateFiles(Path.Combine([Folder(), .. folder]), "*.md").Select(page => Path.GetFileName(page)).Order(StringComparer.Ordinal)];

    internal static IEnumerable<string> Marks(string cell) => MarkPattern().Matches(cell)
        .Select(mark => EscapePattern().Replace(mark.Groups[1].Value, Unescape));

    private static string Unescape(Match escape) => escape.Value switch
    {
        "\\n" => "\n",
        "\\r" => "\r",
        "\\t" => "\t",
        "\\|" => "|",
        "\\\\" => "\\",
        _ => Unit(int.Parse(escape.Groups[1].Value, NumberStyles.HexNumber, CultureInfo.InvariantCulture)),
    };

    /// <summary>A code point, or half of one, which has no other way to be written.</summary>
    private static string Unit(int value) => value <= char.MaxValue ? ((char)value).ToString() : char.ConvertFromUtf32(value);

    private static string Folder()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            if (File.Exists(Path.Combine(folder.FullName, "SeqML.sln")))
                return Path.Combine(folder.FullName, "specs");
        throw new DirectoryNotFoundException("Expected the tests to run within the repository, found no SeqML.sln above them.");
    }

    [GeneratedRegex(@"(?<!\\)\|")]
    private static partial Regex BarPattern();

    [GeneratedRegex("`([^`]*)`")]
    private static partial Regex MarkPattern();

    [GeneratedRegex(@"\\(?:u\{([0-9A-Fa-f]{1,6})\}|[nrt|\\])")]
    private static partial Regex EscapePattern();
}
